import type { Books } from "../../ledger/books";
import type { Document } from "../../ledger/documents/document";
import { settlementOf } from "../../ledger/documents/settlement";
import type { Json } from "../answer";
import { ownAllocationsShape, referenceShape } from "./allocation";
import { commonShape, paymentsOf, type DocumentView } from "./document";
import { unlessEmpty, wireMoney } from "./wire";

/** A prepayment or an overpayment as JSON: a document without due date, with what remains of its money. */
export function advanceShape(books: Books, advance: Document, view: DocumentView): Json {
  const { outstanding, credited } = settlementOf(books, advance);
  const { SentToContact: _, ...common } = commonShape(books, advance, view);
  const isSummary = view.detail === "summary";
  return {
    ...referenceShape(advance),
    ...unlessEmpty("Reference", advance.kind === "prepayment" ? advance.number : advance.reference),
    Type: advance.type,
    RemainingCredit: wireMoney(outstanding),
    AppliedAmount: wireMoney(credited),
    Allocations: isSummary ? [] : ownAllocationsShape(books, advance),
    Payments: isSummary ? [] : paymentsOf(books, advance),
    ...common,
  };
}
