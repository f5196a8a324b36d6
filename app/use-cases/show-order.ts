import { isDraftOrder, type ShopDomain } from "../domain/ids";
import type { Organisation } from "../domain/ledger/organisation";
import type { DocumentLine } from "../domain/ledger/document-line";
import type { InvoiceInBooks } from "../domain/ledger/sales-invoice";
import { formatScaled } from "../domain/money/decimal-string";
import { explainTrace } from "../domain/posting/explain-trace";
import { secondInvoiceOf } from "../domain/payers/parts";
import { refundOfSecond } from "../domain/payers/second-payer";
import type { StandingCreditNote } from "../domain/sync/order-situation";
import type { Clock } from "../ports/clock";
import type { Connection } from "../ports/connection";
import type { BillToStore } from "../ports/bill-to-store";
import type { ConnectionStore } from "../ports/connection-store";
import type { ElsewhereStore } from "../ports/elsewhere-store";
import type { OrderChoiceStore } from "../ports/order-choice-store";
import type { OrderReader, StoredAttempt, StoredOrder } from "../ports/order-reader";
import type { QuoteStore } from "../ports/quote-store";
import { attemptWords } from "./attempt-words";
import { compareOffer, compareSides } from "./compare-sides";
import { showChoice } from "./show-choice";
import { isReady } from "./ready-connection";
import { waitingWords } from "./schedule";
import { orderBillTo, orderSecondPayer } from "./show-bill-to";
import { showEdits } from "./show-edits";
import { showOrderUndo } from "./show-order-undo";
import { elsewhereOf } from "./show-elsewhere";
import { toMoneyView } from "./show-orders";
import type { AttemptView, DocumentLineView, FurtherDocumentView, OrderPageView, PaymentView } from "./views";

type Ports = {
  connections: ConnectionStore;
  reader: OrderReader;
  orderChoices: OrderChoiceStore;
  elsewhere: ElsewhereStore;
  billTos: Pick<BillToStore, "forOrders">;
  quotes: Pick<QuoteStore, "behind">;
  clock: Clock;
  orderUrl: (shop: string, orderId: string) => string;
  invoiceUrl: (organisation: Organisation, invoiceId: string) => string;
  quoteUrl: (organisation: Organisation, quoteId: string) => string;
};

/** One order: both sides beside each other, the documents with the reason for each line, and everything that was tried. */
export function makeShowOrder(ports: Ports) {
  const { connections, reader, clock, orderUrl, invoiceUrl } = ports;

  return async function showOrder(shop: ShopDomain, recordId: string): Promise<OrderPageView | null> {
    const connection = await connections.active(shop);
    const order = connection && (await reader.one(connection.id, recordId));
    if (!connection || !order) return null;
    const { invoice, plan, problems } = order;

    return {
      recordId,
      name: order.name || "New order",
      placedAt: order.placedAt.toISOString(),
      status: order.status,
      reasons: problems.map(({ message }) => message),
      foundBySweepAt: order.foundBySweepAt?.toISOString() ?? null,
      ...fixOf(problems),
      canRetry: order.status !== "synced",
      canMakeContact: problems.some(({ code, field }) => code === "contact-archived" && field !== undefined),
      waiting: waitingWords(connection, order, clock.now()),
      orderUrl: orderUrl(shop, order.orderId),
      undo: showOrderUndo(connection, order, { now: clock.now(), orderUrl: orderUrl(shop, order.orderId) }),
      edits: showEdits(connection, order),
      chosen: showChoice(await ports.orderChoices.one(connection.id, order.recordId)),
      canChoose: isReady(connection),
      billTo: await orderBillTo(ports, connection, order),
      secondPayer: await orderSecondPayer(ports, connection, order),
      comparison: isDraftOrder(order.orderId) ? compareOffer(order) : compareSides(order),
      lines: (plan?.invoice.lines ?? []).map(toLine),
      taxInclusive: plan?.invoice.taxInclusive ?? false,
      invoice: invoice && {
        number: invoice.seen.number,
        status: invoice.seen.status,
        url: invoiceUrl(connection.organisation, invoice.id),
        readAt: invoice.readAt.toISOString(),
      },
      ...(await offerOf(ports, connection, order)),
      payments: invoicesOf(order).flatMap(({ seen }) => seen.payments.map(toPayment)),
      furtherDocuments: furtherDocuments(order.standing),
      elsewhere: await elsewhereOf(ports, connection, order),
      attempts: (await reader.attempts(order.recordId)).map(toAttempt),
    };
  };
}

/** A draft order's quote; of an order, the quote that it came of. */
async function offerOf(
  { quotes, quoteUrl }: Ports,
  { id, organisation }: Connection,
  { orderId, quote }: StoredOrder,
): Promise<Pick<OrderPageView, "quote" | "cameOf">> {
  if (isDraftOrder(orderId)) {
    if (!quote) return { quote: null };
    const { number, status } = quote.seen;

    return { quote: { number, status, url: quoteUrl(organisation, quote.id), readAt: quote.readAt.toISOString() } };
  }
  const behind = await quotes.behind(id, orderId);
  if (!behind) return {};
  const { recordId, draft, quote: offered } = behind;

  return { cameOf: { recordId, draft, number: offered.seen.number, status: offered.seen.status } };
}

function fixOf(problems: StoredOrder["problems"]): Pick<OrderPageView, "fix" | "fixField"> {
  const setting = problems.find(({ remedy, code }) => remedy === "fix-mapping" || code === "period-locked");
  if (setting) return { fix: "settings", fixField: setting.field ?? null };

  if (problems.some(({ code }) => code === "contact-ambiguous")) return { fix: "contacts", fixField: null };

  return { fix: problems.some(({ remedy }) => remedy === "reconnect") ? "reconnect" : null, fixField: null };
}

/** At least two decimals, and the further two of a net price where it has them. */
function toUnitPrice({ unitAmount, amount }: DocumentLine) {
  const text = formatScaled(unitAmount, 4);

  return { amount: text.endsWith("00") ? text.slice(0, -2) : text, currency: amount.currency };
}

function toLine(line: DocumentLine): DocumentLineView {
  return {
    description: line.description,
    quantity: line.quantity,
    unitPrice: toUnitPrice(line),
    discount: toMoneyView(line.discount),
    amount: toMoneyView(line.amount),
    tax: toMoneyView(line.taxAmount),
    why: explainTrace(line.because).join(" "),
  };
}

function toPayment({ amount, date, reference }: InvoiceInBooks["payments"][number]): PaymentView {
  return { amount: toMoneyView(amount), date, reference, origin: reference?.startsWith("Shopify ") ? "shopify" : "xero" };
}

function invoicesOf({ standing: { invoice, supplements } }: StoredOrder) {
  return [...(invoice ? [invoice] : []), ...supplements];
}

function furtherDocuments({ invoice, supplements, ...beside }: StoredOrder["standing"]): FurtherDocumentView[] {
  const { creditNotes, corrections, overpayments } = beside;
  const second = secondInvoiceOf({ invoice, supplements });
  const credit = (what: string) => (note: StandingCreditNote) => ({ what, ...note.seen, open: note.seen.remainingCredit });
  const documents = [
    ...supplements.map(({ id, seen }) => ({
      what: id === second?.id ? "The second payer’s invoice" : "Added by an edit",
      ...seen,
      open: seen.amountDue,
    })),
    ...corrections.map(credit("Taken off by an edit")),
    ...[...creditNotes].map(([key, note]) => credit(refundOfSecond(key) === null ? "Refund" : "Refund, the second payer’s part")(note)),
    ...overpayments.map(({ seen, left }) => ({ what: "Paid beyond the invoice", ...seen, number: seen.reference, status: "", open: left })),
  ];

  return documents.map(({ number, what, status, total, open }) => ({
    number,
    what,
    status,
    total: toMoneyView(total),
    open: toMoneyView(open),
  }));
}

const OUTCOME = { DONE: "done", REJECTED: "refused", RELEASED: "not sent", SENDING: "under way" } as const;

function toAttempt({ at, kind, state, naturalKey, problem }: StoredAttempt): AttemptView {
  return { at: at.toISOString(), what: attemptWords(kind, naturalKey), outcome: OUTCOME[state], detail: problem?.message ?? null };
}
