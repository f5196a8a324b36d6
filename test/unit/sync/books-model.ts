import type { Order } from "../../../app/domain/commerce/order";
import type { TransactionId } from "../../../app/domain/ids";
import type { Payment } from "../../../app/domain/ledger/payment";
import type { InvoiceInBooks, SalesInvoice } from "../../../app/domain/ledger/sales-invoice";
import type { Money } from "../../../app/domain/money/money";
import { planPosting, type PostingInput } from "../../../app/domain/posting/plan-posting";
import type { Posting } from "../../../app/domain/posting/posting-plan";
import { nextStep, type NextStep } from "../../../app/domain/sync/next-step";
import type { Rest } from "../../../app/domain/sync/rest";
import { anInvoiceInBooks } from "../../builders/books";
import { aTransaction } from "../../builders/order";
import { CONTACT, situation } from "./situation";

type Paid = { minor: bigint; transactionId: TransactionId | null };
type Booked = { document: SalesInvoice; status: SalesInvoice["status"]; payments: readonly Paid[] };

/** A shop's order and what stands in Xero for it: as little as the decision depends on, and Xero's own refusals. */
export type World = { input: PostingInput; posting: Posting; hasContact: boolean; invoice: Booked | null };

export const nothingBooked = (input: PostingInput): World => ({ input, posting: planPosting(input), hasContact: false, invoice: null });

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

function stepFor({ input, posting, hasContact, invoice }: World): NextStep {
  const booked = invoice?.payments.flatMap(({ transactionId }) => (transactionId ? [[transactionId, null] as const] : [])) ?? [];

  return nextStep({
    ...situation(input.order, { posting, contactId: hasContact ? CONTACT : null, invoice: invoice && seen(invoice) }),
    bookedTransactions: new Map(booked),
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

  return markPaid(world);
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

/**
 * Shopify's "mark as paid" adds a manual sale over what is outstanding. It is the echo of the payment in Xero, and
 * remembered as such.
 */
function markPaid(world: World): World {
  const { input, invoice } = world;
  const { order } = input;
  if (order.capturable) throw new Error("Mark as paid would have captured the customer's card.");
  const { outstanding } = order.totals;
  if (!order.canMarkAsPaid || !outstanding || outstanding.minor <= 0n || !invoice) throw new Error("Nothing to mark as paid.");
  const echo = aTransaction(99, { gateway: "manual", gatewayName: "Manual", amount: outstanding });
  const marked: Order = {
    ...order,
    canMarkAsPaid: false,
    transactions: [...order.transactions, echo],
    totals: { ...order.totals, received: order.totals.total, netPayment: order.totals.total, outstanding: { ...outstanding, minor: 0n } },
  };
  const byHand = invoice.payments.findIndex(({ transactionId }) => transactionId === null);
  const payments = invoice.payments.map((each, index) => (index === byHand ? { ...each, transactionId: echo.id } : each));

  return { ...nothingBooked({ ...input, order: marked }), hasContact: true, invoice: { ...invoice, payments } };
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
  const money = (minor: bigint): Money => ({ minor, currency });

  return anInvoiceInBooks({
    number,
    currency,
    status: invoice.status === "AUTHORISED" && open === 0n ? "PAID" : invoice.status,
    total: money(total),
    totalTax: money(tax),
    amountDue: money(open),
    amountPaid: money(total - open),
    amountCredited: money(0n),
  });
}
