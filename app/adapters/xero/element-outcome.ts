import type { ElementOutcome, Written } from "../../ports/books-writer";

/** What xero-node gives for each element of a batch, whatever its kind (summarizeErrors=false). */
type Element = {
  hasErrors?: boolean;
  hasValidationErrors?: boolean;
  statusAttributeString?: string;
  validationErrors?: { message?: string }[];
};

/** Xero has no code for it, only these sentences (xero.md B5, messages 1, 7 and 8). */
const TAKEN = /must be unique|is already assigned to another contact/i;

/** "… cannot be before the end of year lock date …", "… the period lock date …" (xero.md B5, messages 24 and 25). */
const LOCKED = /lock date/i;

/** A refused element echoes what was sent with an id of zeros, so success is judged by its errors, never by its id alone. */
export function toOutcome(element: Element, written: Written): ElementOutcome {
  const refused =
    element.hasErrors === true ||
    element.hasValidationErrors === true ||
    element.statusAttributeString === "ERROR" ||
    (element.validationErrors ?? []).length > 0;
  if (!refused && written.remoteId) return { ok: true, written };
  const message = (element.validationErrors ?? []).map((error) => error.message).join(" ") || "Xero refused it without a reason.";

  return { ok: false, naturalKey: written.naturalKey, message, taken: TAKEN.test(message), locked: LOCKED.test(message) };
}
