import { expect, test } from "vitest";
import { oneAtATime } from "../../../app/jobs/one-at-a-time";

/** A turn that ends when the test says so. */
function heldTurn() {
  const ends: ((more: boolean) => void)[] = [];
  const turn = () => new Promise<boolean>((resolve) => ends.push(resolve));

  return { ends, turn };
}

test("a second turn does not begin while the first is under way", async () => {
  const { ends, turn } = heldTurn();
  const take = oneAtATime(turn);
  const first = take();

  expect(await take()).toBeNull();
  expect(ends).toHaveLength(1);
  ends[0]?.(false);

  expect(await first).toBe(true);
});

test("a turn that nobody was turned away from says itself whether there is more", async () => {
  const take = oneAtATime(() => Promise.resolve(false));

  expect([await take(), await take()]).toEqual([false, false]);
});

test("after a turn that failed the next one begins", async () => {
  const [failing, ending] = [() => Promise.reject(new Error("the database is away")), () => Promise.resolve(true)];
  const turns = [failing, ending];
  const take = oneAtATime(() => turns.shift()?.() ?? Promise.resolve(false));

  await expect(take()).rejects.toThrow("the database is away");
  expect(await take()).toBe(true);
});
