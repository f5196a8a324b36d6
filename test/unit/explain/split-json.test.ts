import fc from "fast-check";
import { expect, test } from "vitest";
import { splitJson, type Piece } from "~/explain/split-json";

async function* inChunks(text: string, size: number): AsyncGenerator<string> {
  for (let from = 0; from < text.length; from += size) yield text.slice(from, from + size);
}

async function split(text: string, size = text.length || 1): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for await (const piece of splitJson(inChunks(text, size))) pieces.push(piece);

  return pieces;
}

test("a single object, an array, JSON lines", async () => {
  expect(await split('{\n "a": 1\n}\n')).toEqual([{ text: '{\n "a": 1\n}', line: 1 }]);
  expect(await split('[\n{"a":[1,{"b":2}]},\n{"c":3}\n]')).toEqual([
    { text: '{"a":[1,{"b":2}]}', line: 2 },
    { text: '{"c":3}', line: 3 },
  ]);
  expect(await split('{"a":1}\n{"b":2}\r\n\n{"c":3}')).toEqual([
    { text: '{"a":1}', line: 1 },
    { text: '{"b":2}', line: 2 },
    { text: '{"c":3}', line: 4 },
  ]);
});

test("brackets and quotes inside texts are text", async () => {
  expect(await split('{"a":"}\\"]{"},{"b":"\\\\"}')).toEqual([
    { text: '{"a":"}\\"]{"}', line: 1 },
    { text: '{"b":"\\\\"}', line: 1 },
  ]);
});

test("what is no object is a piece too, so that it is refused and not lost", async () => {
  expect(await split('{"a":1} oops {"b":2}, "stray", 7')).toEqual(
    ['{"a":1}', "oops", '{"b":2}', '"stray"', "7"].map((text) => ({ text, line: 1 })),
  );
});

test("a line of stray words is one piece, and a text that is cut short ends with its line", async () => {
  expect(await split('{"a":1}\nno json here\n{"b":"cut\n{"c":3}')).toEqual([
    { text: '{"a":1}', line: 1 },
    { text: "no json here", line: 2 },
    { text: '{"b":"cut', line: 3 },
    { text: '{"c":3}', line: 4 },
  ]);
});

test("an object that is cut off is a piece, which then is no JSON", async () => {
  expect(await split('[{"a":1},{"b":')).toEqual([
    { text: '{"a":1}', line: 1 },
    { text: '{"b":', line: 1 },
  ]);
});

test("nothing at all", async () => {
  expect(await split("")).toEqual([]);
  expect(await split(" \n[ ] ")).toEqual([]);
});

test("wherever the stream is cut, the same objects come out", async () => {
  const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(objects, fc.integer({ min: 1, max: 40 }), fc.boolean(), async (all, size, asArray) => {
      const text = asArray ? JSON.stringify(all, null, 1) : all.map((each) => JSON.stringify(each)).join("\n");
      const pieces = await split(text, size);

      expect(pieces.map((piece) => JSON.parse(piece.text) as unknown)).toEqual(
        all.map((each) => JSON.parse(JSON.stringify(each)) as unknown),
      );
    }),
  );
});
