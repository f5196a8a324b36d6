import type { Document, DocumentKind, DocumentStatus } from "./document";
import { isSettledInPart, type Settlement } from "./settlement";

/** Xero, Nov 2026. PAID follows from payments and is never asked for. */
const NEXT: Record<DocumentStatus, readonly DocumentStatus[]> = {
  DRAFT: ["DRAFT", "SUBMITTED", "AUTHORISED", "DELETED"],
  SUBMITTED: ["SUBMITTED", "AUTHORISED", "DRAFT", "DELETED"],
  AUTHORISED: ["AUTHORISED", "VOIDED"],
  PAID: ["PAID", "AUTHORISED", "VOIDED"],
  VOIDED: [],
  DELETED: [],
};

const FIRST: readonly string[] = ["DRAFT", "SUBMITTED", "AUTHORISED"];

/** The status that a new document may start with, undefined for any other. */
export function firstStatus(sent: string | undefined): DocumentStatus | undefined {
  const status = sent ?? "DRAFT";
  return FIRST.includes(status) ? (status as DocumentStatus) : undefined;
}

export function invalidStatusMessage(kind: DocumentKind, purpose: "creation" | "modification"): string {
  return `${kind === "invoice" ? "Invoice" : "Credit note"} not of valid status for ${purpose}`;
}

/** Why a stored document may not take the status that was sent; undefined when it may. */
export function transitionProblem(document: Document, sent: string, settlement: Settlement): string | undefined {
  const noun = document.kind === "invoice" ? "invoice" : "credit note";
  const stays = sent === document.status;
  if (isSettledInPart(settlement) && !stays && ["DRAFT", "SUBMITTED", "AUTHORISED", "VOIDED"].includes(sent)) {
    return `The status ${sent} cannot be applied to the ${noun} because it has payments or credit notes allocated to it.`;
  }
  const allowed = (NEXT[document.status] as readonly string[]).includes(sent);
  return allowed ? undefined : invalidStatusMessage(document.kind, "modification");
}
