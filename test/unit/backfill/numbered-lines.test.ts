import { expect, test } from "vitest";
import { numberedLines } from "../../../app/adapters/shopify/numbered-lines";

/** "ü" is two bytes: places are counted in bytes, because the file is asked for by bytes. */
const FILE = Buffer.from('{"a":"ü"}\n{"b":2}\n\n{"c":3}');

async function* inChunks(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Buffer, { size, fromByte = 0 }: { size: number; fromByte?: number }) {
  const lines: [string, number][] = [];
  for await (const { line, startsAt } of numberedLines(inChunks(bytes, size), fromByte)) lines.push([line, startsAt]);

  return lines;
}

test.each([1, 2, 3, 7, 10, 1_000])("the same lines and places, in chunks of %i bytes", async (size) => {
  expect(await read(FILE, { size })).toEqual([
    ['{"a":"ü"}', 0],
    ['{"b":2}', 11],
    ['{"c":3}', 20],
  ]);
});

test("a reading that goes on in the middle counts from there, and its places lead back to the same lines", async () => {
  expect(await read(FILE.subarray(11), { size: 4, fromByte: 11 })).toEqual([
    ['{"b":2}', 11],
    ['{"c":3}', 20],
  ]);
});

test("an empty file has no lines", async () => {
  expect(await read(Buffer.alloc(0), { size: 4 })).toEqual([]);
});
