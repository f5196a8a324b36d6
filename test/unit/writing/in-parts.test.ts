import { expect, test } from "vitest";
import { eachPart, inParts } from "../../../app/ports/in-parts";

/** Which were made before each pause, by how many they were. */
async function paused(count: number): Promise<{ made: number[]; pauses: number[] }> {
  const numbers = Array.from({ length: count }, (_, number) => number);
  const pauses: number[] = [];
  let sofar = 0;
  const double = (number: number) => {
    sofar += 1;

    return 2 * number;
  };
  const made = await inParts(numbers, double, () => Promise.resolve(void pauses.push(sofar)));

  return { made, pauses };
}

test("others get their turn after every hundred, and all are made in their order", async () => {
  const { made, pauses } = await paused(250);

  expect(made).toEqual(Array.from({ length: 250 }, (_, number) => 2 * number));
  expect(pauses).toEqual([100, 200]);
});

test("a quiet shop's few, and exactly a hundred, are made at once", async () => {
  expect((await paused(3)).pauses).toEqual([]);
  expect((await paused(100)).pauses).toEqual([]);
  expect((await paused(0)).made).toEqual([]);
});

test("two parts are under way at once, the third begins when the first is over", async () => {
  const ends: (() => void)[] = [];
  const begun: number[] = [];
  const work = (part: readonly number[]) => {
    begun.push(part.length);

    return new Promise<void>((resolve) => void ends.push(resolve));
  };
  const all = eachPart(
    Array.from({ length: 250 }, (_, number) => number),
    work,
  );
  await afterwards();
  expect(begun).toEqual([100, 100]);

  ends[0]?.();
  await afterwards();
  expect(begun).toEqual([100, 100, 50]);

  for (const end of ends) end();
  await all;
});

test("where one fails no other is begun, and what is under way is over before that is told", async () => {
  const events: string[] = [];
  const work = async ([first = 0]: readonly number[]) => {
    if (first === 0) throw new Error("The database is gone.");
    await afterwards();
    events.push(`part from ${first}`);
  };
  await eachPart(
    Array.from({ length: 400 }, (_, number) => number),
    work,
  ).catch((cause: Error) => events.push(cause.message));

  expect(events).toEqual(["part from 100", "The database is gone."]);
});

/** When everything has happened that waits for nothing else. */
function afterwards(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
