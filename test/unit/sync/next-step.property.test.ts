import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { Order } from "../../../app/domain/commerce/order";
import type { InvoiceInBooks } from "../../../app/domain/ledger/sales-invoice";
import { planPosting, type PostingInput } from "../../../app/domain/posting/plan-posting";
import { nextStep } from "../../../app/domain/sync/next-step";
import { arbitrarySale } from "../../builders/arbitrary-order";
import { anInvoiceInBooks } from "../../builders/books";
import { frozen } from "../../builders/frozen";
import { CONTACT, situation } from "./situation";

// A thousand orders take a second; a busy machine may take longer, and that is no failure.
vi.setConfig({ testTimeout: 60_000 });

/** Any invoice that could stand in Xero for the order: in any status, paid to any degree, or edited. */
const standing = fc.record({
  status: fc.constantFrom<InvoiceInBooks["status"]>("DRAFT", "SUBMITTED", "AUTHORISED", "PAID", "VOIDED", "DELETED"),
  percentDue: fc.constantFrom(0n, 0n, 1n, 50n, 99n, 100n),
  edited: fc.constantFrom(0n, 0n, 0n, 1n, -1n),
  credited: fc.constantFrom(0n, 0n, 1n),
  booked: fc.array(fc.integer({ min: 1, max: 5 })),
  hasContact: fc.boolean(),
});
type Standing = typeof standing extends fc.Arbitrary<infer T> ? T : never;

/** What Shopify says may change at any time, whatever we did. */
const flags = fc.record({
  capturable: fc.boolean(),
  canMarkAsPaid: fc.boolean(),
  test: fc.constantFrom(false, false, false, true),
  cancelledAt: fc.constantFrom<Order["cancelledAt"]>(null, null, null, "2026-11-21T00:00:00Z" as NonNullable<Order["cancelledAt"]>),
});

function standingFor(input: PostingInput, { booked, hasContact, ...invoice }: Standing) {
  const { total, tax } = input.order.totals;
  const money = (minor: bigint) => ({ ...total, minor });
  const seen = anInvoiceInBooks({
    currency: total.currency,
    status: invoice.status,
    total: money(total.minor + invoice.edited),
    totalTax: tax,
    amountDue: money((total.minor * invoice.percentDue) / 100n),
    amountCredited: money(invoice.credited),
  });

  return situation(frozen(input.order), { posting: frozen(planPosting(input)), contactId: hasContact ? CONTACT : null, invoice: seen, booked });
}

const anySituation = fc
  .tuple(arbitrarySale, flags, standing)
  .map(([input, flag, stands]) => standingFor({ ...input, order: { ...input.order, ...flag } }, stands));

function always(holds: (now: ReturnType<typeof standingFor>, step: ReturnType<typeof nextStep>) => void) {
  fc.assert(
    fc.property(anySituation, (now) => holds(now, nextStep(now))),
    { numRuns: 1000 },
  );
}

test("a payment that stands in Xero is never asked for again, nor more than is due, nor twice in one go", () => {
  always(({ bookedTransactions, invoice }, step) => {
    if (step.do !== "create-payments") return;
    const ids = step.payments.map(({ transactionId }) => transactionId);
    expect(ids.filter((id) => bookedTransactions.has(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(step.payments.reduce((sum, { amount }) => sum + amount.minor, 0n)).toBeLessThanOrEqual(invoice?.seen.amountDue.minor ?? 0n);
  });
});

test("an order is marked paid only if nothing can be captured, Shopify allows it, and the invoice was paid in money", () => {
  always(({ order, invoice }, step) => {
    if (step.do !== "mark-order-paid") return;
    expect({ capturable: order.capturable, allowed: order.canMarkAsPaid, cancelled: order.cancelledAt, test: order.test }).toEqual({
      capturable: false, allowed: true, cancelled: null, test: false,
    });
    expect(invoice?.seen).toMatchObject({ amountDue: { minor: 0n }, amountCredited: { minor: 0n } });
  });
});

test("nothing is written for an order that is cancelled, held, edited or gone from the books", () => {
  always(({ order, posting, invoice }, step) => {
    const gone = invoice?.seen.status === "VOIDED" || invoice?.seen.status === "DELETED";
    const edited = invoice?.seen.total.minor !== order.totals.total.minor;
    if (order.cancelledAt || order.test || posting.kind !== "post" || gone || edited) expect(step.do).toBe("rest");
  });
});

test("no situation with an invoice ever leads to a second contact or invoice, and every rest says why", () => {
  always((_, step) => {
    expect(["create-contact", "create-invoice"]).not.toContain(step.do);
    if (step.do !== "rest" || step.status === "synced") return;
    const sentences = step.status === "attention" ? step.problems.map(({ message }) => message) : [step.reason];
    expect(sentences.length).toBeGreaterThan(0);
    expect(sentences.filter((each) => each.length < 20)).toEqual([]);
  });
});

test("synced means that both sides agree on what is still to pay", () => {
  always(({ order, invoice }, step) => {
    if (step.do === "rest" && step.status === "synced") expect(invoice?.seen.amountDue).toEqual(order.totals.outstanding);
  });
});
