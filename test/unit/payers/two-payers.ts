import type { Order } from "../../../app/domain/commerce/order";
import type { BillToId, ContactId, CreditNoteId, InvoiceId } from "../../../app/domain/ids";
import type { CreditNote, CreditNoteInBooks } from "../../../app/domain/ledger/credit-note";
import type { InvoiceInBooks, SalesInvoice } from "../../../app/domain/ledger/sales-invoice";
import { money, type Money } from "../../../app/domain/money/money";
import { billedTo } from "../../../app/domain/payers/billed-to";
import type { SecondPayer } from "../../../app/domain/payers/second-payer";
import { splitOf } from "../../../app/domain/payers/split-plan";
import { planPosting } from "../../../app/domain/posting/plan-posting";
import { documentTax, documentTotal } from "../../../app/domain/posting/tie-out";
import type { OrderSituation, StandingCreditNote, StandingInvoice } from "../../../app/domain/sync/order-situation";
import { postingInput } from "../../builders/books";
import { planOf } from "../../builders/outcome";
import { CONTACT, situation } from "../sync/situation";

// The builders' order is £12.00 with £2.00 of tax; 40 % of it is £4.80 with £0.80.
export const INSURER = "contact-9" as ContactId;
export const FORTY: SecondPayer & { contactId: ContactId } = {
  id: "choice" as BillToId,
  scope: "order",
  contactId: INSURER,
  portion: { kind: "percent", percent: "40" },
};

export function postingOf(order: Order, second: SecondPayer | null = FORTY) {
  return billedTo(planPosting(postingInput(order)), order, { kind: "buyer", by: null, ...(second && { second }) });
}

export function partsFor(order: Order, second: SecondPayer = FORTY) {
  const parts = splitOf(planOf(postingOf(order, second)), 0);
  if (!parts) throw new Error("It has no second payer.");

  return parts;
}

export type Changed = Partial<InvoiceInBooks> & { paid?: Money };

/** As it was sent to that contact, unless said otherwise; `paid`: by the payments that are said. */
export function standing(
  [id, contactId]: readonly [string, ContactId],
  sent: SalesInvoice,
  { paid, ...seen }: Changed = {},
): StandingInvoice {
  const [total, zero] = [documentTotal(sent), money(0n, sent.currency)];
  const settled = paid ?? zero;

  return {
    id: id as InvoiceId,
    sent: { ...sent, contactId },
    seen: {
      ...{ number: sent.number, status: settled.minor === total.minor ? "PAID" : "AUTHORISED", currency: sent.currency, total },
      ...{
        totalTax: documentTax(sent),
        amountDue: money(total.minor - settled.minor, sent.currency),
        amountPaid: settled,
        amountCredited: zero,
      },
      ...{ url: sent.url, reference: sent.reference, updatedAt: "2026-11-20T10:01:00Z", payments: [], contactId },
      ...{
        date: sent.date,
        dueDate: sent.dueDate,
        lines: sent.lines.map((line) => ({ ...line, quantity: 10_000n * BigInt(line.quantity) })),
      },
      ...seen,
    },
  };
}

export function noteStanding(id: string, sent: CreditNote, contactId: ContactId): StandingCreditNote {
  const total = documentTotal(sent);
  const seen: CreditNoteInBooks = {
    ...{
      number: sent.number,
      status: "AUTHORISED",
      currency: sent.currency,
      total,
      totalTax: documentTax(sent),
      reference: sent.reference,
    },
    ...{
      updatedAt: "2026-11-25T10:00:00Z",
      payments: [],
      date: sent.date,
      remainingCredit: total,
      allocated: money(0n, sent.currency),
      contactId,
    },
  };

  return { id: id as CreditNoteId, sent: { ...sent, contactId }, seen };
}

export function shared(order: Order, overrides: Partial<OrderSituation> & { first?: Changed; second?: Changed } = {}): OrderSituation {
  const { first = {}, second = {}, ...rest } = overrides;
  const parts = partsFor(order);

  return {
    ...situation(order, { contactId: CONTACT, posting: postingOf(order), secondContactId: INSURER }),
    invoice: standing(["invoice-1", CONTACT], parts.first.invoice, first),
    supplements: [standing(["invoice-2", INSURER], parts.second.invoice, second)],
    ...rest,
  };
}
