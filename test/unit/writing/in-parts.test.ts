import { expect, test } from "vitest";
import { inParts } from "../../../app/use-cases/in-parts";

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
