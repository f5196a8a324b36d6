import type { Order } from "../../../app/domain/commerce/order";
import type { ContactId, InvoiceId, TransactionId } from "../../../app/domain/ids";
import type { CalendarDate } from "../../../app/domain/instant";
import type { InvoiceInBooks } from "../../../app/domain/ledger/sales-invoice";
import { formatMoney } from "../../../app/domain/money/decimal-string";
import { planPosting } from "../../../app/domain/posting/plan-posting";
import { nextStep, type NextStep } from "../../../app/domain/sync/next-step";
import type { OrderSituation, StandingInvoice } from "../../../app/domain/sync/order-situation";
import { anOrganisation, ORDER_URL, postingInput } from "../../builders/books";

type Standing = Partial<Omit<OrderSituation, "order" | "invoice" | "bookedTransactions">> & {
  invoice?: InvoiceInBooks | null;
  /** What was sent of it, where that is kept. */
  sent?: StandingInvoice["sent"];
  /** Numbers of the order's transactions that have a payment in Xero. */
  booked?: readonly number[];
};

/** An order with its real posting, and nothing in Xero unless said. */
export function situation(order: Order, { invoice = null, sent = null, booked = [], ...overrides }: Standing = {}): OrderSituation {
  return {
    order,
    posting: overrides.posting ?? planPosting(postingInput(order)),
    contactId: null,
    supplements: [],
    creditNotes: new Map(),
    corrections: [],
    overpayments: [],
    bookedRefunds: new Map(),
    bookedTransactions: new Map(
      booked.map((number) => [`gid://shopify/OrderTransaction/${number}` as TransactionId, amountOf(order, number)]),
    ),
    allocated: new Set(),
    ground: { organisation: anOrganisation(), lockDates: "hold", orderUrl: ORDER_URL, today: "2026-12-03" as CalendarDate },
    ...overrides,
    invoice: invoice && { id: "invoice-1" as InvoiceId, seen: invoice, sent },
  };
}

/** All of it, as our own payments book it. */
function amountOf({ transactions }: Order, number: number) {
  return transactions.find(({ id }) => id.endsWith(`/${number}`))?.amount ?? null;
}

export const CONTACT = "contact-1" as ContactId;

/** A step in one line, for a table: "create-payments 12.00", "attention paid-twice", "rest synced". */
export function inWords(step: NextStep): string {
  if (step.do === "create-payments") return `create-payments ${step.payments.map(({ reference }) => reference).join(", ")}`;
  if (step.do === "show-part-payment") return `show-part-payment ${step.payment ? formatMoney(step.payment.amount) : "in words"}`;
  if (step.do !== "rest") return step.do;
  if (step.status === "attention") return `attention ${step.problems.map(({ code }) => code).join(", ")}`;

  return step.status;
}

/** The sentence a merchant reads. */
export function sentence(step: NextStep): string {
  if (step.do !== "rest" || step.status === "synced") return "";

  return step.status === "attention" ? step.problems.map(({ message }) => message).join(" ") : step.reason;
}

export const decide = (...args: Parameters<typeof situation>) => nextStep(situation(...args));
