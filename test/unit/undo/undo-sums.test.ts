import { expect, test } from "vitest";
import type { CalendarDate } from "../../../app/domain/instant";
import { planUndo } from "../../../app/domain/undo/plan-undo";
import { callsFor } from "../../../app/domain/undo/undo-calls";
import { NOTHING_UNDONE, withOrder } from "../../../app/domain/undo/undo-sums";
import { renumbered } from "../../../app/domain/posting/renumber";
import { planPosting } from "../../../app/domain/posting/plan-posting";
import { gbp } from "../../builders/amounts";
import { anOrganisation, ORDER_URL, postingInput } from "../../builders/books";
import { refunded } from "../../builders/refund";
import { invoice, links, payment } from "./standing-order";

const ground = (lockedUntil: CalendarDate | null) =>
  ({ organisation: anOrganisation({ lockedUntil }), lockDates: "hold", orderUrl: ORDER_URL, today: "2026-12-03" as CalendarDate }) as const;
const PAID = invoice({ status: "PAID", amountDue: gbp("0.00"), amountPaid: gbp("12.00"), payments: [payment("1", "12.00")] });
const ORDERS = [
  { order: "#1", standing: links({ invoice: PAID, ours: ["1"] }), lockedUntil: null },
  { order: "#2", standing: links({ invoice: invoice() }), lockedUntil: null },
  { order: "#3", standing: links({ invoice: PAID, ours: ["1"] }), lockedUntil: "2026-11-30" as CalendarDate },
  { order: "#4", standing: links({ invoice: invoice({ payments: [payment("x", "1.00", "by bank")] }) }), lockedUntil: null },
  { order: "#5", standing: links({}), lockedUntil: null },
];

test("the dry run of several orders: what goes by kind, what is reversed, and who has to be asked", () => {
  const sums = ORDERS.reduce(
    (sofar, { order, standing, lockedUntil }) =>
      withOrder(sofar, { recordId: order, order, plan: planUndo(standing, ground(lockedUntil)) }),
    NOTHING_UNDONE,
  );

  expect(sums).toMatchObject({ orders: 4, reversed: 1, held: 1 });
  expect(sums.parts).toEqual([
    { kind: "PAYMENT_DELETE", count: 1, total: gbp("12.00") },
    { kind: "INVOICE_VOID", count: 2, total: gbp("24.00") },
    { kind: "REVERSAL", count: 1, total: gbp("12.00") },
  ]);
  expect(sums.people.map(({ order }) => order)).toEqual(["#3", "#4"]);
});

test("calls: payments go one by one, and of forty orders at a time documents are voided and read together", () => {
  const parts = [
    { kind: "PAYMENT_DELETE", count: 60 },
    { kind: "INVOICE_VOID", count: 60 },
  ] as const;

  // 60 deletes, 2 voids; read before, after the payments and after the voids (2 each), and looked at right before (2).
  expect(callsFor(parts)).toBe(60 + 2 + 2 + 2 + 2 + 2);
  // 120 in three slices; a credit note in each of two of them is read before and after, looked at, and voided by itself.
  const more = [
    { kind: "PAYMENT_DELETE", count: 120 },
    { kind: "INVOICE_VOID", count: 120 },
  ] as const;
  expect(callsFor(more)).toBe(120 + 3 * 5);
  expect(callsFor([...more, { kind: "CREDIT_NOTE_VOID", count: 2 }])).toBe(120 + 3 * 5 + 2 * 4);
  expect(callsFor([])).toBe(0);
  expect(callsFor([{ kind: "REVERSAL", count: 2 }])).toBe(6);
});

test("posted again, all documents that the plan names by number get the free one, and the figures stay", () => {
  const planned = planPosting(postingInput(refunded()));
  if (planned.kind !== "post") throw new Error("The order is planned.");
  const allocations = [{ creditNote: "SH-1001-R1", amount: gbp("1.00"), because: [] }];
  const posting = { ...planned, plan: { ...planned.plan, allocations } };
  const again = renumbered(posting, 1);
  if (again.kind !== "post") throw new Error("The order stays planned.");

  expect(again.plan.invoice).toEqual({ ...posting.plan.invoice, number: "SH-1001-P2" });
  expect(again.plan.creditNotes.map(({ number }) => number)).toEqual(["SH-1001-P2-R1"]);
  expect(again.plan.refunds.map(({ on }) => on)).toEqual([{ kind: "credit-note", number: "SH-1001-P2-R1" }]);
  expect(again.plan.allocations.map(({ creditNote }) => creditNote)).toEqual(["SH-1001-P2-R1"]);
  expect(renumbered(posting, 0)).toBe(posting);
  expect(renumbered(posting, 2)).toMatchObject({ plan: { invoice: { number: "SH-1001-P3" } } });
});
