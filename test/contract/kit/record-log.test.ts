import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Collection } from "../../../sandbox/kit/collection";
import { RecordLog } from "../../../sandbox/kit/record-log";

interface Mug {
  readonly name: string;
  price: bigint;
  readonly parts: readonly { readonly cost: bigint }[];
}

const mug = (name: string, price: bigint): Mug => ({ name, price, parts: [{ cost: price / 2n }] });

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "record-log-"));
  path = join(folder, "deeper", "records.jsonl");
});
afterEach(() => rmSync(folder, { recursive: true }));

const linesOf = () => readFileSync(path, "utf8").split("\n").slice(0, -1);

test("the next process finds what was put, changed in place and put again, and not what was deleted", () => {
  const log = new RecordLog(path);
  const mugs = log.collection<number, Mug>("mugs");
  mugs.set(1, mug("blue", 1_990n)).set(2, mug("red", 1_050n));
  log.flush();
  const blue = mugs.get(1);
  if (blue) blue.price = 2_100n;
  mugs.set(1, mugs.get(1) ?? mug("never", 0n));
  mugs.delete(2);
  log.close();

  const next = new RecordLog(path).collection<number, Mug>("mugs");
  expect([...next]).toEqual([[1, { name: "blue", price: 2_100n, parts: [{ cost: 995n }] }]]);
});

test("a flush writes the records that changed since the last one, each once, and nothing else", () => {
  const log = new RecordLog(path);
  const mugs = log.collection<number, Mug>("mugs");
  for (let key = 0; key < 100; key += 1) mugs.set(key, mug(`mug ${key}`, 100n));
  log.flush();
  expect(linesOf()).toHaveLength(100);
  for (let price = 0n; price < 50n; price += 1n) mugs.set(7, mug("seven", price));
  log.flush();
  expect(linesOf()).toHaveLength(101);
  expect(linesOf().at(-1)).toBe('["mugs",7,{"name":"seven","price":{"$integer":"49"},"parts":[{"cost":{"$integer":"24"}}]}]');
  log.flush();
  expect(linesOf()).toHaveLength(101);
});

test("half a line at the end, as a killed process leaves one, is cut off; the lines before it count", () => {
  const log = new RecordLog(path);
  log.collection<number, Mug>("mugs").set(1, mug("blue", 1n));
  log.close();
  const whole = readFileSync(path, "utf8");
  appendFileSync(path, '["mugs",2,{"name":"torn in the mid');

  const next = new RecordLog(path);
  expect([...next.collection<number, Mug>("mugs").keys()]).toEqual([1]);
  next.close();
  expect(readFileSync(path, "utf8")).toBe(whole);
});

test("a line that cannot be read stops the start with a sentence that names the file", () => {
  const log = new RecordLog(path);
  log.close();
  writeFileSync(path, "not a record\n");
  expect(() => new RecordLog(path)).toThrow(`${path} cannot be read as a simulator's state`);
});

describe("compaction", () => {
  test("at the start a file with more dead lines than living records is written anew", () => {
    const log = new RecordLog(path);
    const mugs = log.collection<number, Mug>("mugs");
    for (const price of [1n, 2n, 3n, 4n, 5n]) {
      mugs.set(1, mug("blue", price));
      log.flush();
    }
    const size = log.section("size", () => 3);
    size.changed();
    log.close();
    // Five lines for one mug, one for the section: more than twice the two living records.
    expect(linesOf()).toHaveLength(6);
    const next = new RecordLog(path);
    expect(linesOf()).toHaveLength(2);
    expect(next.collection<number, Mug>("mugs").get(1)?.price).toBe(5n);
    expect(next.section("size", () => 4).stored).toBe(3);
  });

  test("while it runs too, and what is written afterwards is not lost", () => {
    const log = new RecordLog(path);
    const mugs = log.collection<number, Mug>("mugs");
    // One living record may have 20,000 + 4 lines; the next flush makes one line of them.
    for (let round = 0; round <= 20_005; round += 1) {
      mugs.set(1, mug("blue", BigInt(round)));
      log.flush();
    }
    expect(linesOf().length).toBeLessThan(10);
    mugs.set(2, mug("red", 2n));
    log.close();
    const next = new RecordLog(path).collection<number, Mug>("mugs");
    expect([...next].map(([key, { price }]) => [key, price])).toEqual([[1, 20_005n], [2, 2n]]);
  });
});

test("a collection filled elsewhere is saved whole on a fresh start, and only its changes after that", () => {
  const filled = () => {
    const mugs = new Collection<number, Mug>("mugs");
    return mugs.set(1, mug("blue", 1n)).set(2, mug("red", 2n));
  };
  const log = new RecordLog(path);
  log.keep("GB mugs", filled());
  log.close();
  expect(linesOf()).toHaveLength(2);
  const next = new RecordLog(path);
  expect([...next.storedRecords("GB mugs").keys()]).toEqual([1, 2]);
  const again = filled();
  next.keep("GB mugs", again);
  again.set(2, mug("red", 3n));
  next.close();
  expect(linesOf()).toHaveLength(3);
});

test("without a path nothing is written, and everything else works", () => {
  const log = new RecordLog(null);
  const seen: string[] = [];
  log.watch((kind, key) => seen.push(`${kind} ${key}`));
  const mugs = log.collection<number, Mug>("mugs").set(1, mug("blue", 1n));
  mugs.delete(1);
  mugs.delete(1);
  log.flush();
  expect(seen).toEqual(["mugs 1", "mugs 1"]);
});
