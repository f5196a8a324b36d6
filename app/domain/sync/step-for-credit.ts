import type { CreditNoteId, InvoiceId } from "../ids";
import type { Allocation } from "../ledger/allocation";
import type { CalendarDate } from "../instant";
import { money } from "../money/money";
import { isUnapproved } from "./rest";
import type { NextStep } from "./next-step";
import { allocationKey } from "./order-links";
import type { OrderSituation, StandingInvoice, StandingLinks } from "./order-situation";

type Posted = StandingLinks & Pick<OrderSituation, "ground"> & { invoice: StandingInvoice };

/** Credit set against an invoice: the order's own, or a supplement to it by its number. Dated as its credit note. */
export type DatedAllocation = Allocation & {
  date: CalendarDate;
  creditNoteId: CreditNoteId;
  invoiceId: InvoiceId;
  supplement: string | null;
};

/**
 * Credit that was not given back settles what the invoices still ask for. Each credit note is set against an invoice once;
 * what a person did with it since stays. Null where there is nothing to set.
 */
export function stepForCredit(situation: Posted): NextStep | null {
  const invoices = openInvoices(situation);
  const allocations: DatedAllocation[] = [];
  for (const { id, seen, sent } of [...situation.creditNotes.values(), ...situation.corrections]) {
    let left = isUnapproved(seen.status) ? 0n : seen.remainingCredit.minor;
    for (const target of invoices) {
      const minor = left < target.left ? left : target.left;
      if (minor <= 0n || situation.allocated.has(allocationKey(seen.number, target.supplement))) continue;
      left -= minor;
      target.left -= minor;
      allocations.push({
        creditNote: seen.number,
        amount: money(minor, seen.currency),
        because: [UNPAID],
        date: sent?.date ?? situation.ground.today,
        creditNoteId: id,
        invoiceId: target.id,
        supplement: target.supplement,
      });
    }
  }

  return allocations.length > 0 ? { do: "allocate-credit", allocations } : null;
}

const UNPAID = { step: "said" as const, sentence: "This part of the credit was not paid back, so it settles what the invoice still owed." };

function openInvoices({ invoice, supplements }: Posted) {
  return [
    { id: invoice.id, supplement: null, seen: invoice.seen },
    ...supplements.map(({ id, seen }) => ({ id, supplement: seen.number, seen })),
  ].flatMap(({ seen, ...target }) => (isUnapproved(seen.status) ? [] : [{ ...target, left: seen.amountDue.minor }]));
}
