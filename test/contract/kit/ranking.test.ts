import fc from "fast-check";
import { expect, test } from "vitest";
import { Collection } from "../../../sandbox/kit/collection";
import { Ranking } from "../../../sandbox/kit/ranking";

interface Row {
  readonly id: string;
  readonly at: number;
  readonly counts: boolean;
}

const row = fc.record({ id: fc.constantFrom("a", "b", "c", "d", "e", "f"), at: fc.integer({ min: 0, max: 4 }), counts: fc.boolean() });
const step = fc.oneof(row, row.map(({ id }) => id));
const usual = (left: Row, right: Row) => left.at - right.at || (left.id < right.id ? -1 : 1);

test("after any changes it stands as sorting all of them would give it", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), fc.array(step, { maxLength: 40 }), (start, steps) => {
      const rows = new Collection<string, Row>("rows");
      for (const one of start) rows.set(one.id, one);
      const ranking = new Ranking(rows, ({ id, at, counts }) => (counts ? { value: at, id } : undefined));
      for (const each of steps) {
        if (typeof each === "string") rows.delete(each);
        else rows.set(each.id, each);
        expect(ranking.items).toEqual([...rows.values()].filter(({ counts }) => counts).sort(usual));
      }
    }),
  );
});
