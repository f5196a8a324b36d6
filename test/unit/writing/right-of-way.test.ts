import { expect, test } from "vitest";
import { RightOfWay } from "../../../app/use-cases/right-of-way";

/** A clock whose waits end when the test says so. */
function clock() {
  const waits: { ms: number; end: () => void }[] = [];

  return {
    waits,
    wait: (ms: number) => new Promise<void>((end) => waits.push({ ms, end })),
  };
}

function work() {
  let done: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => (done = resolve));

  return { promise, done: () => done() };
}

/** Whether the promise has resolved by now. */
async function isOver(promise: Promise<unknown>): Promise<boolean> {
  const still = Symbol("still");
  for (let n = 0; n < 20; n++) await Promise.resolve();

  return (await Promise.race([promise, Promise.resolve(still)])) !== still;
}

test("where nothing urgent is under way, nobody waits", async () => {
  const time = clock();
  await new RightOfWay(time).giveWay();
  expect(time.waits).toEqual([]);
});

test("a backfill waits until the last urgent work is done, also where some of it fails", async () => {
  const right = new RightOfWay(clock());
  const [one, two] = [work(), work()];
  const first = right.first(() => one.promise.then(() => Promise.reject(new Error("failed"))));
  const second = right.first(() => two.promise);
  const old = [right.giveWay(), right.giveWay()];

  one.done();
  await expect(first).rejects.toThrow("failed");
  expect(await isOver(Promise.race(old))).toBe(false);
  two.done();
  await second;
  expect(await isOver(Promise.all(old))).toBe(true);
  expect(await isOver(right.giveWay())).toBe(true);
});

test("where urgent work never ends, a backfill gets on after half a second each time", async () => {
  const time = clock();
  const right = new RightOfWay(time);
  void right.first(() => work().promise);
  for (let piece = 0; piece < 3; piece++) {
    const old = right.giveWay();
    expect(await isOver(old)).toBe(false);
    expect(time.waits[piece]?.ms).toBe(500);
    time.waits[piece]?.end();
    expect(await isOver(old)).toBe(true);
  }
});

test("the right of way lasts a little longer where more urgent work is on its way, and its result does not wait for that", async () => {
  const time = clock();
  const right = new RightOfWay(time);
  expect(await right.first(() => Promise.resolve("handled"), 50)).toBe("handled");
  const old = right.giveWay();
  expect(await isOver(old)).toBe(false);
  expect(time.waits.map(({ ms }) => ms)).toEqual([50, 500]);
  time.waits[0]?.end();
  expect(await isOver(old)).toBe(true);
});
