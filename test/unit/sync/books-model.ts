import type { Order } from "../../../app/domain/commerce/order";
import { legacyId, type TransactionId } from "../../../app/domain/ids";
import { paymentReference, type Payment } from "../../../app/domain/ledger/payment";
import type { InvoiceInBooks, SalesInvoice } from "../../../app/domain/ledger/sales-invoice";
import { money, type Money } from "../../../app/domain/money/money";
import { planPosting, type PostingInput } from "../../../app/domain/posting/plan-posting";
import type { Posting } from "../../../app/domain/posting/posting-plan";
import { nextStep, type NextStep } from "../../../app/domain/sync/next-step";
import type { Rest } from "../../../app/domain/sync/rest";
import type { PartPaid } from "../../../app/domain/sync/step-for-paid-in-books";
import { anInvoiceInBooks } from "../../builders/books";
import { aTransaction } from "../../builders/order";
import { CONTACT, situation } from "./situation";

/** `transactionId`: the money that it books; null where a person recorded it. */
type Paid = { minor: bigint; transactionId: TransactionId | null };
type Booked = { document: SalesInvoice; status: SalesInvoice["status"]; payments: readonly Paid[] };

/** A shop's order and what stands in Xero for it: as little as the decision depends on, and Xero's own refusals. */
export type World = {
  input: PostingInput;
  posting: Posting;
  hasContact: boolean;
  invoice: Booked | null;
  /** Transactions in Shopify that stand for a payment in Xero, by its place among the invoice's payments. */
  mirrored: ReadonlyMap<TransactionId, string>;
  /** The shop's plan takes part payments. */
  plus: boolean;
};

export const nothingBooked = (input: PostingInput, plus = true): World => ({
  input,
  posting: planPosting(input),
  hasContact: false,
  invoice: null,
  mirrored: new Map(),
  plus,
});

/** As many writes as the lane allows itself for one order. */
const MOST_STEPS = 6;

export type Run = { world: World; writes: readonly string[]; rest: Rest };

/** Asks for the next step and takes it, until there is nothing to do. */
export function runToRest(start: World): Run {
  let world = start;
  const writes: string[] = [];
  for (let step = 1; step <= MOST_STEPS; step++) {
    const next = stepFor(world);
    if (next.do === "rest") return { world, writes, rest: next };
    writes.push(next.do);
    world = carryOut(world, next);
  }
  throw new Error(`Not at rest after ${MOST_STEPS} steps: ${writes.join(", ")}`);
}

function stepFor({ input, posting, hasContact, invoice, mirrored }: World): NextStep {
  const booked = invoice?.payments.flatMap(({ transactionId }) => transactionId ?? []) ?? [];

  return nextStep({
    ...situation(input.order, { posting, contactId: hasContact ? CONTACT : null, invoice: invoice && seen(invoice) }),
    bookedTransactions: new Map([...booked, ...mirrored.keys()].map((id) => [id, null])),
    mirrored,
  });
}

function carryOut(world: World, step: Exclude<NextStep, Rest>): World {
  if (step.do === "create-contact") return { ...world, hasContact: once(world.hasContact, "contact") };
  if (step.do === "create-invoice") {
    once(world.invoice !== null, "invoice");
    if (!world.hasContact) throw new Error("Xero refuses an invoice without a contact.");

    return { ...world, invoice: { document: step.plan.invoice, status: step.plan.invoice.status, payments: [] } };
  }
  if (step.do === "create-payments") return step.payments.reduce(recordPayment, world);

  if (step.do === "mark-order-paid") return markPaid(world);
  if (step.do === "show-part-payment" && step.payment && world.plus) return takePart(world, step.payment);
  if (step.do === "show-part-payment" || step.do === "tell-order") return { ...world, ...reread(world, { told: step.told }) };
  throw new Error(`The model does not know ${step.do}.`);
}

function once(exists: boolean, what: string): true {
  if (exists) throw new Error(`A second ${what}.`);

  return true;
}

function recordPayment(world: World, { amount, transactionId }: Payment): World {
  return pay(world, { minor: amount.minor, transactionId });
}

/** Xero, Nov 2026: only approved invoices take payments, and never more than is due. */
function pay(world: World, payment: Paid): World {
  const { invoice } = world;
  if (invoice?.status !== "AUTHORISED") throw new Error("Payments can only be made against Authorised documents");
  if (payment.minor <= 0n || payment.minor > due(invoice))
    throw new Error("Payment amount exceeds the amount outstanding on this document");
  if (payment.transactionId)
    once(
      invoice.payments.some(({ transactionId }) => transactionId === payment.transactionId),
      "payment of one transaction",
    );

  return { ...world, invoice: { ...invoice, payments: [...invoice.payments, payment] } };
}

/** The bookkeeper records what came into the bank, up to everything that is due. */
export function payInXero(world: World, percent: bigint): World {
  const open = world.invoice ? due(world.invoice) : 0n;
  const minor = (open * percent) / 100n;

  return minor > 0n ? pay(world, { minor, transactionId: null }) : world;
}

/** The bookkeeper approves a draft. */
export function approve(world: World): World {
  return world.invoice ? { ...world, invoice: { ...world.invoice, status: "AUTHORISED" } } : world;
}

/** Shopify's "mark as paid" adds a manual sale over what is outstanding. */
function markPaid(world: World): World {
  const { input, invoice } = world;
  const { order } = input;
  if (order.capturable) throw new Error("Mark as paid would have captured the customer's card.");
  const { outstanding } = order.totals;
  if (!order.canMarkAsPaid || !outstanding || outstanding.minor <= 0n || !invoice) throw new Error("Nothing to mark as paid.");

  return receive(world, { amount: outstanding, mirrors: "invoice-1" });
}

/** Shopify's manual payment of an amount: never more than is owed, and in the currency that the customer pays in. */
function takePart(world: World, payment: PartPaid): World {
  const {
    currency,
    presentmentCurrency,
    capturable,
    totals: { outstanding },
  } = world.input.order;
  if (capturable || currency !== presentmentCurrency) throw new Error("A person has to say what this order owes.");
  if (payment.amount.minor <= 0n || !outstanding || payment.amount.minor >= outstanding.minor) throw new Error("That is no part of it.");

  return receive(world, payment);
}

/** The echo in Shopify of what is in Xero, remembered as such. */
function receive(world: World, { amount, mirrors }: Pick<PartPaid, "amount" | "mirrors">): World {
  const { order } = world.input;
  const { totals } = order;
  const echo = aTransaction(99 + world.mirrored.size, { gateway: "manual", gatewayName: "Manual", manual: true, amount });
  const left = (totals.outstanding?.minor ?? 0n) - amount.minor;
  const received = money(totals.total.minor - left, amount.currency);

  return {
    ...world,
    ...reread(world, {
      canMarkAsPaid: left > 0n,
      transactions: [...order.transactions, echo],
      totals: { ...totals, received, netPayment: received, outstanding: money(left, amount.currency) },
    }),
    mirrored: new Map([...world.mirrored, [echo.id, mirrors]]),
  };
}

function reread({ input }: World, changes: Partial<Order>): Pick<World, "input" | "posting"> {
  const changed = { ...input, order: { ...input.order, ...changes } };

  return { input: changed, posting: planPosting(changed) };
}

const addUp = (amounts: readonly bigint[]) => amounts.reduce((total, each) => total + each, 0n);

/** Xero works the total out line by line; that its own figures are these is proved against the simulated Xero elsewhere. */
function totals({ lines, taxInclusive }: SalesInvoice): { total: bigint; tax: bigint } {
  const net = addUp(lines.map(({ amount }) => amount.minor));
  const tax = addUp(lines.map(({ taxAmount }) => taxAmount.minor));

  return { total: taxInclusive ? net : net + tax, tax };
}

function due({ document, payments }: Booked): bigint {
  return totals(document).total - addUp(payments.map(({ minor }) => minor));
}

function seen(invoice: Booked): InvoiceInBooks {
  const { currency, number } = invoice.document;
  const { total, tax } = totals(invoice.document);
  const open = due(invoice);
  const of = (minor: bigint): Money => money(minor, currency);

  return anInvoiceInBooks({
    number,
    currency,
    status: invoice.status === "AUTHORISED" && open === 0n ? "PAID" : invoice.status,
    total: of(total),
    totalTax: of(tax),
    amountDue: of(open),
    amountPaid: of(total - open),
    amountCredited: of(0n),
    payments: invoice.payments.map(({ minor, transactionId }, index) => ({
      id: `payment-${index}`,
      amount: of(minor),
      date: "2026-12-01",
      reference: transactionId && paymentReference(legacyId(transactionId)),
    })),
  });
}
