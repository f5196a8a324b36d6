import { expect, test } from "vitest";
import { NOTHING, type DryRun } from "../../../app/domain/backfill/dry-run";
import { estimate, minutesFor } from "../../../app/domain/backfill/estimate";
import type { DocumentKind } from "../../../app/domain/backfill/plan-sums";
import { gbp } from "../../builders/amounts";

const PACE = { callsPerMinute: 60, callsPerDay: 5_000 };

function of(counts: Partial<Record<DocumentKind, number>>, lines = 0): DryRun {
  const documents = Object.entries(counts).map(([kind, count]) => ({
    kind: kind as DocumentKind,
    count,
    lines,
    total: gbp("0.00"),
    tax: gbp("0.00"),
  }));

  return { ...NOTHING, documents };
}

// New contacts 60 %, all paid, refunds 5 %: ⌈cN/50⌉ + ⌈N/50⌉ + ⌈N/50⌉ + 2⌈rN/50⌉ written, 2⌈N/1000⌉ + ⌈N/1000⌉ read.
test.each([
  { orders: 1_000, calls: 57 },
  { orders: 10_000, calls: 570 },
  { orders: 100_000, calls: 5_700 },
  // 600 + 1 contacts need a thirteenth request, 1,001 invoices and payments a twenty-first, each a second page.
  { orders: 1_001, calls: 13 + 21 + 21 + 2 * 2 + 2 * 2 + 2 },
])("$orders orders take $calls calls", ({ orders, calls }) => {
  const refunds = Math.ceil(orders * 0.05);
  const sums = of({ invoice: orders, payment: orders, creditNote: refunds, refund: refunds });

  expect(estimate(sums, { newContacts: Math.ceil(orders * 0.6), pace: PACE }).calls).toBe(calls);
});

test("nothing to post takes nothing", () => {
  expect(estimate(NOTHING, { newContacts: 0, pace: PACE })).toEqual({ calls: 0, bytesUp: 0, bytesDown: 0, minutes: 0 });
});

test("allocations and overpayments go one by one", () => {
  expect(estimate(of({ allocation: 7, overpayment: 2 }), { newContacts: 0, pace: PACE }).calls).toBe(9);
});

test("bytes: 600 invoices with 1,700 lines and 600 payments, as they were counted on the line", () => {
  // Counted: 548 kB up, 3.63 MB down, of which 11 kB were eight contacts; an estimate within a tenth will do.
  const sums = { ...NOTHING, documents: [...of({ invoice: 600 }, 1_700).documents, ...of({ payment: 600 }).documents] };
  const { bytesUp, bytesDown } = estimate(sums, { newContacts: 8, pace: PACE });

  expect(Math.abs(bytesUp / 547_900 - 1)).toBeLessThan(0.1);
  expect(Math.abs(bytesDown / 3_629_041 - 1)).toBeLessThan(0.1);
});

test("more documents and more lines are more data, contacts included", () => {
  const small = estimate(of({ invoice: 10 }, 10), { newContacts: 0, pace: PACE });
  const longer = estimate(of({ invoice: 10 }, 40), { newContacts: 0, pace: PACE });
  const newer = estimate(of({ invoice: 10 }, 10), { newContacts: 5, pace: PACE });

  expect(longer.bytesUp).toBeGreaterThan(small.bytesUp);
  expect(newer.bytesDown).toBeGreaterThan(small.bytesDown);
});

test.each([
  { calls: 0, minutes: 0 },
  { calls: 1, minutes: 1 },
  { calls: 60, minutes: 1 },
  { calls: 61, minutes: 2 },
  // A whole day's calls are made within that day: 5,000 ÷ 60 = 83.3.
  { calls: 5_000, minutes: 84 },
  // One more has to wait for the next day.
  { calls: 5_001, minutes: 1_440 + 1 },
  { calls: 10_060, minutes: 2 * 1_440 + 1 },
])("$calls calls take $minutes minutes", ({ calls, minutes }) => {
  expect(minutesFor(calls, PACE)).toBe(minutes);
});
