import type { Answer } from "../../ports/answer";
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

/** "The contact with the specified contact details has been archived. …" (xero.md B5, message 11); accounts are archived too. */
const ARCHIVED = /contact .*has been archived/i;

/** A refused element echoes what was sent with an id of zeros, so success is judged by its errors, never by its id alone. */
export function toOutcome(element: Element, written: Written): ElementOutcome {
  const refused =
    element.hasErrors === true ||
    element.hasValidationErrors === true ||
    element.statusAttributeString === "ERROR" ||
    (element.validationErrors ?? []).length > 0;
  if (!refused && written.remoteId) return { ok: true, written };
  const message = (element.validationErrors ?? []).map((error) => error.message).join(" ") || "Xero refused it without a reason.";

  const { naturalKey } = written;

  return {
    ok: false,
    naturalKey,
    message,
    taken: TAKEN.test(message),
    locked: LOCKED.test(message),
    archived: ARCHIVED.test(message),
    ...aboutOf(message),
  };
}

/** Of a request about one document only: Xero's refusal of the request is that of the document. */
export function alone<T>(answer: Answer<T>, written: Written): Answer<ElementOutcome[]> {
  if (answer.kind === "done") return { kind: "done", value: [{ ok: true, written }] };
  if (answer.kind !== "rejected") return answer;
  const { naturalKey } = written;

  return {
    kind: "done",
    value: [
      { ok: false, naturalKey, message: answer.message, taken: false, locked: LOCKED.test(answer.message), ...aboutOf(answer.message) },
    ],
  };
}

/**
 * An account or a tax rate that Xero's sentence names (xero.md B5, messages 15, 16, 18 and 19), told apart by what would put it
 * right: an account that takes lines, one that takes payments, a tax rate that exists, or another choice of it.
 */
const NAMED: readonly (readonly [RegExp, string])[] = [
  [/account code '([^']+)' cannot take payments/i, "payments account"],
  [/account code '([^']+)' (?:has been archived|is not a valid code)/i, "account"],
  [/taxtype code '?([^' ]+)'? does not exist/i, "tax rate"],
  [/taxtype code '?([^' ]+)'? cannot be used with/i, "use of tax rate"],
];

function aboutOf(message: string): { about?: string } {
  for (const [sentence, what] of NAMED) {
    const name = sentence.exec(message)?.[1];
    if (name !== undefined) return { about: `${what} ${name}` };
  }

  return {};
}

/** `lookUps` of what Xero takes one at a time: it is looked for so, too. */
export function eachAlone<Document>(documents: readonly Document[]): Document[][] {
  return documents.map((each) => [each]);
}

export function theOnly<Document>([document, ...others]: readonly Document[]): Document {
  if (document === undefined || others.length > 0) throw new Error("Xero takes these one at a time.");

  return document;
}
