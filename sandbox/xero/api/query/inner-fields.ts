import { NotSimulated } from "../api-error";

const ACCOUNT = ["AccountID", "Code", "Name"];

/** What lists know of the records inside their rows; Xero knows more. */
const INNER_FIELDS: Readonly<Record<string, readonly string[]>> = {
  contact: ["ContactID", "Name"],
  account: ACCOUNT,
  bankaccount: ACCOUNT,
  frombankaccount: ACCOUNT,
  tobankaccount: ACCOUNT,
  salesdetails: ["UnitPrice", "AccountCode", "TaxType"],
  purchasedetails: ["UnitPrice", "AccountCode", "TaxType"],
  schedule: ["Period", "Unit", "DueDate", "DueDateType", "StartDate", "NextScheduledDate", "EndDate"],
  invoice: ["InvoiceID", "InvoiceNumber", "Type", "CurrencyCode", "Contact"],
  creditnote: ["CreditNoteID", "CreditNoteNumber", "Type", "CurrencyCode", "Contact"],
};

/**
 * The steps of `Contact.Name`, as filters and orders write them; their first is known to be a field of the rows.
 * @throws NotSimulated for a further step that the rows do not carry: it would quietly match nothing.
 */
export function checkInnerFields(steps: readonly string[]): void {
  for (const [index, step] of steps.slice(1).entries()) {
    const inner = INNER_FIELDS[steps[index]?.toLowerCase() ?? ""] ?? [];
    const isKnown = inner.some((name) => name.toLowerCase() === step.toLowerCase());
    if (!isKnown) throw new NotSimulated(`The filter field ${steps.join(".")}`);
  }
}
