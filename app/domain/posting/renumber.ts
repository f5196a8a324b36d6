import type { RefundPayment } from "../ledger/refund-payment";
import { postedAgainNumber } from "./document-number";
import type { Posting, PostingPlan } from "./posting-plan";

/**
 * The same documents under numbers that are free. Xero never gives the number of a voided or deleted document out again
 * (Nov 2026), so an order that let go of its documents is posted anew beside them; `times` is how often it did.
 */
export function renumbered(posting: Posting, times: number): Posting {
  if (posting.kind !== "post" || times === 0) return posting;
  const { plan } = posting;
  const { number } = plan.invoice;
  const again = postedAgainNumber(number, times + 1);
  const anew = (old: string) => (old.startsWith(number) ? again + old.slice(number.length) : old);

  return { kind: "post", plan: { ...plan, ...withNumbers(plan, anew) } };
}

function withNumbers({ invoice, creditNotes, refunds, allocations }: PostingPlan, anew: (old: string) => string) {
  return {
    invoice: { ...invoice, number: anew(invoice.number) },
    creditNotes: creditNotes.map((note) => ({ ...note, number: anew(note.number) })),
    refunds: refunds.map((refund): RefundPayment => {
      const { on } = refund;

      return on.kind === "credit-note" ? { ...refund, on: { ...on, number: anew(on.number) } } : refund;
    }),
    allocations: allocations.map((each) => ({ ...each, creditNote: anew(each.creditNote) })),
  };
}
