import { newGuid } from "../../ids";
import type { Books } from "../books";
import { commitContact } from "../contacts/save-contact";
import { lineProblems } from "../documents/check-line";
import { contactForDocument } from "../documents/document-contact";
import { draftLines } from "../documents/draft-lines";
import { historyOf } from "../history";
import { NotSimulated, RecordNotFound, refused, saved, type Outcome } from "../outcome";
import { currencyProblem, draftCurrency } from "../settings/draft-currency";
import type { RepeatingInvoice, RepeatingInvoiceInput } from "./repeating-invoice";
import { draftSchedule } from "./schedule";

/** Creates a template of sales invoices (Xero, Nov 2026: DRAFT or AUTHORISED, weekly or monthly). */
export function createRepeatingInvoice(
  books: Books,
  input: RepeatingInvoiceInput,
  byApp: string | undefined
): Outcome<RepeatingInvoice> {
  if (input.type === "ACCPAY") throw new NotSimulated("A repeating bill (Type ACCPAY)");
  if (input.type !== "ACCREC") return refused(["Invoice not of valid type for creation"]);
  const contact = contactForDocument(books, input.contact);
  const { schedule, problems: scheduleProblems } = draftSchedule(books, input.schedule);
  const { template, problems } = drafted(books, input, byApp);
  const draft = { ...template, contactId: contact.contactId, schedule };
  const all = [
    ...statusProblems(input.status),
    ...contact.problems,
    ...scheduleProblems,
    ...problems,
    ...checkTemplate(books, draft),
  ];
  if (all.length > 0) return refused([...new Set(all)], draft, input.status);
  if (contact.plan) commitContact(books, contact.plan);
  books.put("repeatingInvoices", draft, "CREATE");
  return saved(draft);
}

/**
 * The only change that Xero allows to a template.
 * @throws RecordNotFound when there is no such template.
 */
export function deleteRepeatingInvoice(books: Books, id: string, byApp: string | undefined): Outcome<RepeatingInvoice> {
  const template = books.shelves.repeatingInvoices.get(id.toLowerCase());
  if (!template) throw new RecordNotFound(`No repeating invoice ${id}.`);
  if (template.status === "DELETED") return refused(["Invoice not of valid status for modification"], template, "DELETED");
  const history = [...template.history, historyOf(books, byApp, { changes: "Deleted", details: "" })];
  const deleted: RepeatingInvoice = { ...template, status: "DELETED", updatedAtMs: books.now(), history };
  books.put("repeatingInvoices", deleted, "UPDATE");
  return saved(deleted);
}

function statusProblems(sent = "DRAFT"): string[] {
  return sent === "DRAFT" || sent === "AUTHORISED" ? [] : ["Invoice not of valid status for creation"];
}

function checkTemplate(books: Books, template: RepeatingInvoice): string[] {
  const currency = currencyProblem(books, template.currencyCode);
  const hasTheme = books.setup.brandingThemes.some(({ brandingThemeId }) => brandingThemeId === template.brandingThemeId);
  return [
    ...(template.lines.length === 0 ? ["One or more line items must be specified"] : []),
    ...(currency === undefined ? [] : [currency]),
    ...(hasTheme ? [] : ["The branding theme could not be found."]),
    ...template.lines.flatMap((line) =>
      lineProblems(books, line, { whole: template.status === "AUTHORISED", discounts: true })
    ),
  ];
}

type Unscheduled = Omit<RepeatingInvoice, "schedule">;

function drafted(
  books: Books,
  input: RepeatingInvoiceInput,
  byApp: string | undefined
): { template: Unscheduled; problems: string[] } {
  const lineAmountTypes = input.lineAmountTypes ?? "Exclusive";
  const { lines, problems } = draftLines(books, input.lines ?? [], { lines: [], lineAmountTypes, side: "sales" });
  const template: Unscheduled = {
    id: newGuid(),
    type: "ACCREC",
    contactId: "",
    lineAmountTypes,
    lines,
    reference: input.reference ?? "",
    brandingThemeId: input.brandingThemeId ?? books.setup.brandingThemes[0]?.brandingThemeId ?? "",
    currencyCode: draftCurrency(books, { currencyCode: input.currencyCode, currencyRate: undefined }).currencyCode,
    status: input.status === "AUTHORISED" ? "AUTHORISED" : "DRAFT",
    approvedForSending: input.approvedForSending ?? false,
    sendCopy: input.sendCopy ?? false,
    markAsSent: input.markAsSent ?? false,
    includePdf: input.includePdf ?? false,
    createdByApp: byApp,
    updatedAtMs: books.now(),
    history: [historyOf(books, byApp, { changes: "Created", details: "" })],
  };
  return { template, problems };
}
