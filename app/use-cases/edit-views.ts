/** One field on three sides, as text. Null: not there. */
export type EditRowView = {
  line: string | null;
  field: string;
  sent: string | null;
  stands: string | null;
  planned: string | null;
  /** It stands otherwise than it was sent: a person's work. */
  edited: boolean;
  /** Account, tracking and the like: kept without being asked about. */
  coding: boolean;
};

/** asks: the merchant has to decide · kept: has decided so · coding: only what is kept unasked · gone: voided or deleted */
export type EditState = "asks" | "kept" | "coding" | "gone";

/** An invoice of ours that a person changed in Xero. */
export type EditedInvoiceView = {
  number: string;
  /** A credit note of ours, which is shown in the same way and never written over. */
  creditNote?: true;
  state: EditState;
  rows: EditRowView[];
  /** What is shown, in one text; sent back with the decision, which holds for nothing else. */
  standsAs: string;
  decidedAt: string | null;
  /** Why ours cannot be written over it, with what can be done; null where it can. */
  pushObstacle: string | null;
};

export type EditAnswer = { do: "push" | "keep" | "unlink" | "again"; number: string; standsAs: string };
