import type { CreditNoteInBooks } from "../domain/ledger/credit-note";
import type { OverpaymentInBooks } from "../domain/ledger/overpayment";
import type { QuoteInBooks } from "../domain/ledger/quote";
import type { InvoiceInBooks } from "../domain/ledger/sales-invoice";
import type { Answer } from "./answer";
import type { BooksAccess } from "./books";

/** A document that stands in the books, by the natural key we gave it. */
export type Written = {
  naturalKey: string;
  remoteId: string;
  /** The books' time stamp of a contact that was written, where they say it. */
  updatedAt?: string;
  /** As the books show it; for invoices, credit notes, overpayments and quotes only. */
  seen?: InvoiceInBooks | CreditNoteInBooks | OverpaymentInBooks | QuoteInBooks;
};

/** What became of one element of a batch. `taken`: the number is in use, so what stands there must be looked at. */
export type ElementOutcome =
  | { ok: true; written: Written }
  | {
      ok: false;
      naturalKey: string;
      message: string;
      taken: boolean;
      /** Its date lies in a period that is locked. */
      locked?: boolean;
      /** Its contact was archived: Xero takes no new document for it. */
      archived?: boolean;
      /** It was not sent: what it changes stands otherwise by now. */
      changedMeanwhile?: boolean;
      /** What in the books is at fault, where they name it; see `inXero` of a problem. */
      about?: string;
    };

/** Finds what stands in the books, as many at a time as the address of one call can ask for. */
export interface LookUp<Asked, Found> {
  /** In parts, each for one call. */
  lookUps(asked: readonly Asked[]): Asked[][];
  find(access: BooksAccess, part: readonly Asked[]): Promise<Answer<Found[]>>;
}

/** Creates documents of one kind, and finds them again by natural key when an answer was lost. */
export interface BooksWriter<Document> extends LookUp<Document, Written> {
  naturalKey(document: Document): string;
  /** Only ever creates. The same documents and key make the same request, byte for byte. */
  create(access: BooksAccess, batch: { documents: readonly Document[]; idempotencyKey: string }): Promise<Answer<ElementOutcome[]>>;
  /**
   * Of documents that change something that stands: what is decided without sending them, asked for right before. Done
   * already, or refused because it no longer stands as it did. In the same parts as `find`.
   */
  known?(access: BooksAccess, part: readonly Document[]): Promise<Answer<ElementOutcome[]>>;
}
