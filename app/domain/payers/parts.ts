import type { RefundId } from "../ids";
import { isGone } from "../ledger/standing-document";
import type { OrderSituation, StandingCreditNote, StandingInvoice, StandingLinks } from "../sync/order-situation";
import { isSecondNumber, refundOfSecond, secondRefundKey } from "./second-payer";

type Posted = StandingLinks & { invoice: StandingInvoice };
type Standing = StandingInvoice | StandingCreditNote;

/** What stands for each of two payers, as if it were an order of its own. `second`: null where no invoice of theirs stands. */
export type Parts<Given> = { first: Given; second: Given | null };

/**
 * The second payer's documents are told by their numbers: everything of theirs goes by the number of their invoice. Credit of
 * the one is never set against what the other owes, because neither part has the other's documents.
 */
export function partsOf<Given extends Posted>(given: Given): Parts<Given> {
  const head = secondInvoiceOf(given);
  if (!head) return { first: given, second: null };
  const isSecond = (each: Standing) => each === head || numberOf(each).startsWith(`${numberOf(head)}-`);
  const isFirst = (each: Standing) => !isSecond(each);
  const notes = [...given.creditNotes];

  return {
    first: {
      ...given,
      supplements: given.supplements.filter(isFirst),
      corrections: given.corrections.filter(isFirst),
      creditNotes: new Map(notes.filter(([key]) => refundOfSecond(key) === null)),
    },
    second: {
      ...given,
      invoice: head,
      supplements: given.supplements.filter((each) => each !== head && isSecond(each)),
      corrections: given.corrections.filter(isSecond),
      creditNotes: new Map(notes.flatMap(([key, note]): [RefundId, StandingCreditNote][] => ofRefund(refundOfSecond(key), note))),
      overpayments: [],
      allocated: new Set([...given.allocated].map((key) => key.replace(` on ${numberOf(head)}`, ""))),
    },
  };
}

function ofRefund(refundId: string | null, note: StandingCreditNote): [RefundId, StandingCreditNote][] {
  return refundId === null ? [] : [[refundId as RefundId, note]];
}

/** The second payer's invoice; null where none was made, or the one that was has been let go of. */
export function secondInvoiceOf({ invoice, supplements }: Pick<StandingLinks, "invoice" | "supplements">): StandingInvoice | null {
  if (!invoice || supplements.length === 0) return null;
  const heads = supplements.filter((each) => isSecondNumber(numberOf(invoice), numberOf(each)));

  return heads.find(({ seen }) => !isGone(seen)) ?? heads.at(-1) ?? null;
}

/** The same together, the first payer's before the second's: money that came in pays the first invoice first. */
export function together<Given extends Posted & Pick<OrderSituation, "order">>({ first, second }: Parts<Given>): Given {
  if (!second) return first;
  const keyed = [...second.creditNotes].map(([refundId, note]): [RefundId, StandingCreditNote] => [
    secondRefundKey(refundId) as RefundId,
    note,
  ]);

  return {
    ...first,
    supplements: [...first.supplements, second.invoice, ...second.supplements],
    corrections: [...first.corrections, ...second.corrections],
    creditNotes: new Map([...first.creditNotes, ...keyed]),
  };
}

/** As it was sent: a person may have given it another number in Xero since. */
export function numberOf({ sent, seen }: Standing): string {
  return sent?.number ?? seen.number;
}
