import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { Order } from "../../../app/domain/commerce/order";
import type { InvoiceInBooks } from "../../../app/domain/ledger/sales-invoice";
import { planPosting, type PostingInput } from "../../../app/domain/posting/plan-posting";
import { nextStep, type NextStep } from "../../../app/domain/sync/next-step";
import { arbitrarySale } from "../../builders/arbitrary-order";
import { anInvoiceInBooks } from "../../builders/books";
import { frozen } from "../../builders/frozen";
import { at } from "../../builders/order";
import { CONTACT, sentence, situation } from "./situation";

// A thousand orders take a second; a busy machine may take longer, and that is no failure.
vi.setConfig({ testTimeout: 60_000 });

/** Mostly the ordinary, so that a step is taken; now and then something in its way. */
const mostly = <T>(usual: T, ...others: T[]) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 2, arbitrary: fc.constantFrom(...others) });

/** Any invoice that could stand in Xero for the order: in any status, paid to any degree, edited or credited. */
const standing = fc.record({
  status: mostly<InvoiceInBooks["status"]>("AUTHORISED", "DRAFT", "SUBMITTED", "PAID", "VOIDED", "DELETED"),
  percentDue: fc.constantFrom(0n, 1n, 50n, 99n, 100n, 100n),
  edited: mostly(0n, 1n, -1n),
  credited: mostly(0n, 1n),
  booked: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 5 }),
  hasContact: fc.boolean(),
});
type Standing = typeof standing extends fc.Arbitrary<infer T> ? T : never;

/** What Shopify says may change at any time, whatever we did. */
const flags = fc.record({
  capturable: fc.boolean(),
  canMarkAsPaid: mostly(true, false),
  test: mostly(false, true),
  cancelledAt: mostly<Order["cancelledAt"]>(null, at("2026-11-21T00:00:00Z")),
});

function standingFor(input: PostingInput, { booked, hasContact, ...invoice }: Standing) {
  const { total, tax } = input.order.totals;
  const money = (minor: bigint) => ({ ...total, minor });
  const seen = anInvoiceInBooks({
    currency: total.currency,
    status: invoice.status,
    total: money(total.minor + invoice.edited),
    totalTax: tax ?? money(0n),
    amountDue: money((total.minor * invoice.percentDue) / 100n),
    amountCredited: money(invoice.credited),
  });

  return situation(frozen(input.order), {
    posting: frozen(planPosting(input)),
    contactId: hasContact ? CONTACT : null,
    invoice: seen,
    booked,
  });
}

const anySituation = fc
  .tuple(arbitrarySale, flags, standing)
  .map(([input, flag, stands]) => standingFor({ ...input, order: { ...input.order, ...flag } }, stands));

type Rule = (now: ReturnType<typeof standingFor>, step: NextStep) => void;

const noPaymentTwice: Rule = ({ bookedTransactions, invoice }, step) => {
  if (step.do !== "create-payments") return;
  const ids = step.payments.map(({ transactionId }) => transactionId);
  expect(ids.filter((id) => bookedTransactions.has(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(step.payments.reduce((sum, { amount }) => sum + amount.minor, 0n)).toBeLessThanOrEqual(invoice?.seen.amountDue.minor ?? 0n);
};

const markedPaidOnlyWhereSettled: Rule = ({ order, invoice }, step) => {
  if (step.do !== "mark-order-paid") return;
  const { capturable, canMarkAsPaid, cancelledAt, test: isTest } = order;
  expect({ capturable, canMarkAsPaid, cancelledAt, isTest }).toEqual({
    capturable: false,
    canMarkAsPaid: true,
    cancelledAt: null,
    isTest: false,
  });
  expect(invoice?.seen).toMatchObject({ amountDue: { minor: 0n } });
};

const partShownOnlyWherePartIsOwed: Rule = ({ order, invoice }, step) => {
  if (step.do !== "show-part-payment" || !step.payment) return;
  const { capturable, cancelledAt, totals } = order;
  const owed = totals.outstanding?.minor ?? 0n;
  expect([capturable, cancelledAt]).toEqual([false, null]);
  expect(step.payment.amount.minor).toBeGreaterThan(0n);
  expect(owed - step.payment.amount.minor).toBeGreaterThanOrEqual(invoice?.seen.amountDue.minor ?? 0n);
};

const nothingWrittenOnAClosedMatter: Rule = ({ order, posting, invoice }, step) => {
  const gone = invoice?.seen.status === "VOIDED" || invoice?.seen.status === "DELETED";
  const edited = invoice?.seen.total.minor !== order.totals.total.minor;
  if (order.test || posting.kind !== "post" || gone || edited) expect(step.do).toBe("rest");
};

const noSecondDocument: Rule = (_, step) => {
  expect(step.do).not.toMatch(/create-(contact|invoice)/);
};

const everyRestSaysWhy: Rule = (_, step) => {
  if (step.do === "rest" && step.status !== "synced") expect(sentence(step)).toMatch(/^[A-Z].{20,}\.$/s);
};

const syncedMeansEqual: Rule = ({ order, invoice }, step) => {
  if (step.do === "rest" && step.status === "synced") expect(invoice?.seen.amountDue).toEqual(order.totals.outstanding);
};

const RULES = [
  noPaymentTwice,
  markedPaidOnlyWhereSettled,
  partShownOnlyWherePartIsOwed,
  nothingWrittenOnAClosedMatter,
  noSecondDocument,
  everyRestSaysWhy,
  syncedMeansEqual,
];

test(`in any situation with an invoice: ${RULES.map(({ name }) => name).join(", ")}`, () => {
  const outcomes = new Set<string>();
  fc.assert(
    fc.property(anySituation, (now) => {
      const step = nextStep(now);
      outcomes.add(step.do === "rest" ? step.status : step.do);
      for (const rule of RULES) rule(now, step);
    }),
    { numRuns: 2000 },
  );
  // A rule about payments proves nothing if no payment was ever asked for.
  expect([...outcomes].sort()).toEqual([
    "attention",
    "create-payments",
    "excluded",
    "mark-order-paid",
    "pending",
    "show-part-payment",
    "synced",
  ]);
});
