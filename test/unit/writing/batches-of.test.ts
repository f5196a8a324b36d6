import { expect, test } from "vitest";
import type { OrderRecordId } from "../../../app/domain/ids";
import { batchesOf, sideBySide } from "../../../app/use-cases/batches-of";

const sizes = (documents: readonly unknown[]) => batchesOf(documents.map((document) => ({ document }))).map((batch) => batch.length);
/** As JSON two bytes longer, for its quotes. */
const text = (bytes: number) => "x".repeat(bytes - 2);

test("fifty documents a request, the rest in the last one", () => {
  expect(sizes(Array.from({ length: 120 }, (_, n) => n))).toEqual([50, 50, 20]);
  expect(sizes([])).toEqual([]);
});

test("three million bytes a request: three documents of a million fit, one byte more does not", () => {
  expect(sizes([1, 2, 3, 4].map(() => text(1_000_000)))).toEqual([3, 1]);
  expect(sizes([text(1_000_001), text(1_000_000), text(1_000_000)])).toEqual([2, 1]);
});

test("also where each is small: a fiftieth of three million bytes, and one byte more", () => {
  expect(sizes(Array.from({ length: 50 }, () => text(60_000)))).toEqual([50]);
  expect(sizes(Array.from({ length: 50 }, () => text(60_001)))).toEqual([49, 1]);
  expect(sizes(Array.from({ length: 50 }, () => "é".repeat(29_999)))).toEqual([50]);
  expect(sizes(Array.from({ length: 50 }, () => ({ name: "é".repeat(29_996) })))).toEqual([49, 1]);
});

test("bytes are counted, not characters: é takes two", () => {
  expect(sizes([1, 2, 3].map(() => "é".repeat(750_000)))).toEqual([1, 1, 1]);
});

test("a document that is too large alone goes alone, and the others without it", () => {
  expect(sizes([text(10), text(4_000_000), text(10), text(10)])).toEqual([1, 1, 2]);
});

test("documents keep their order, and amounts of any size are measured", () => {
  const members = Array.from({ length: 60 }, (_, n) => ({ document: { amount: BigInt(n) } }));
  expect(batchesOf(members).flat()).toEqual(members);
});

test("fewer a request where that is asked", () => {
  expect(
    batchesOf(
      [1, 2, 3, 4, 5].map((document) => ({ document })),
      2,
    ).map((batch) => batch.length),
  ).toEqual([2, 2, 1]);
});

test("three requests side by side, and never two with documents of one order", () => {
  const batches = (orders: string) =>
    orders.split(" ").map((batch) => [...batch].map((id) => ({ dirty: { recordId: id as OrderRecordId } })));
  const rounds = (orders: string) =>
    sideBySide(batches(orders)).map((round) => round.map((batch) => batch.map(({ dirty }) => dirty.recordId).join("")).join(" "));

  expect(rounds("ab cd ef gh ij kl mn")).toEqual(["ab cd ef", "gh ij kl", "mn"]);
  expect(rounds("ab bc cd de")).toEqual(["ab", "bc", "cd", "de"]);
  expect(rounds("ab cd be fg")).toEqual(["ab cd", "be fg"]);
  expect(sideBySide([])).toEqual([]);
});
