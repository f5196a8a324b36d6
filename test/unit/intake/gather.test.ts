import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { gather } from "../../../app/adapters/prisma/gather";

/** Work that ends when the test says so. */
class Work {
  readonly pieces: { items: readonly string[]; end: (cause?: Error) => void }[] = [];
  readonly doAll = (items: readonly string[]): Promise<void> =>
    new Promise((resolve, reject) => this.pieces.push({ items, end: (cause) => (cause ? reject(cause) : resolve()) }));

  /** Ends the pieces begun so far, and lets what waited begin. */
  async endAll(cause?: Error): Promise<void> {
    for (const { end } of this.pieces) end(cause);
    await vi.advanceTimersByTimeAsync(0);
  }

  get begun(): string[] {
    return this.pieces.map(({ items }) => items.join(""));
  }
}

let work: Work;
let add: (item: string) => Promise<void>;
beforeEach(() => {
  vi.useFakeTimers();
  work = new Work();
  const most = { items: 3, size: 10, atOnce: 2 };
  add = gather<string>({ doAll: work.doAll, sizeOf: ({ length }) => length, most, patienceMs: 1_000 });
});
afterEach(() => void vi.useRealTimers());

test("in quiet times each goes at once and alone", async () => {
  const first = add("a");
  const second = add("b");
  expect(work.begun).toEqual(["a", "b"]);
  await work.endAll();

  await expect(Promise.all([first, second])).resolves.toBeDefined();
  expect(vi.getTimerCount()).toBe(0);
});

test("what comes while two pieces are under way goes together with the next, three at most, in its order", async () => {
  const all = ["a", "b", "c", "d", "e", "f", "g"].map((each) => add(each));
  expect(work.begun).toEqual(["a", "b"]);

  await work.endAll();
  expect(work.begun).toEqual(["a", "b", "cde", "fg"]);
  await work.endAll();

  await expect(Promise.all(all)).resolves.toHaveLength(7);
});

test("a piece is no larger than it may be; what is larger by itself goes alone", async () => {
  for (const each of ["a", "b", "1234567", "4567", "a very large one", "c"]) void add(each);
  await work.endAll();
  expect(work.begun.slice(2)).toEqual(["1234567", "4567"]);
  await work.endAll();
  expect(work.begun.slice(4)).toEqual(["a very large one", "c"]);
});

test("a piece that fails fails for all that were in it, and for nobody else", async () => {
  const ends = ["a", "b", "c", "d"].map((each) =>
    add(each).then(
      () => "done",
      (cause: unknown) => (cause as Error).message,
    ),
  );
  await work.endAll();
  work.pieces[2]?.end(new Error("the disk is full"));

  expect(await Promise.all(ends)).toEqual(["done", "done", "the disk is full", "the disk is full"]);
});

test("what is not done in time fails, whether it had begun or not, and is not begun later", async () => {
  const ends = ["a", "b", "c"].map((each) =>
    add(each).then(
      () => "done",
      (cause: unknown) => (cause as Error).message,
    ),
  );
  await vi.advanceTimersByTimeAsync(1_000);

  expect(await Promise.all(ends)).toEqual(Array(3).fill("Not done within 1000 ms."));
  await work.endAll();
  expect(work.begun).toEqual(["a", "b"]);
});
