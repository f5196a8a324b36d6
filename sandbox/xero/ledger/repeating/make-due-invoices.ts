import type { Books } from "../books";
import type { CalendarDate } from "../calendar-date";
import { NOTHING_SENT_IN_CONTACT } from "../contacts/contact";
import type { DocumentLine } from "../documents/document";
import {
  NOTHING_SENT_IN_DOCUMENT,
  NOTHING_SENT_IN_LINE,
  type DocumentInput,
  type LineInput,
} from "../documents/document-input";
import { saveDocument } from "../documents/save-document";
import { historyOf } from "../history";
import { emailInvoice } from "../papers/email-invoice";
import type { RepeatingInvoice } from "./repeating-invoice";
import { dateAfter, dueDateOf } from "./schedule-dates";

/**
 * Makes the invoices of all templates whose day has come in the organisation's time zone, as Xero does in the night.
 * Whoever is about to look at the books asks for it first. A template has at most so many invoices at a time, lest
 * an old start date fill the books; the next look makes the others.
 */
export function makeDueInvoices(books: Books): void {
  const templates = [...books.shelves.repeatingInvoices.values()];
  if (templates.length === 0) return;
  const today = books.today();
  for (const template of templates) {
    let current = template;
    for (let made = 0; made < MOST_AT_ONCE && isDue(current, today); made += 1) current = makeInvoice(books, current);
  }
}

const MOST_AT_ONCE = 100;

function isDue({ status, schedule }: RepeatingInvoice, today: CalendarDate): boolean {
  const { nextScheduledDate, endDate } = schedule;
  return status !== "DELETED" && nextScheduledDate <= today && (endDate === undefined || nextScheduledDate <= endDate);
}

/** The invoice of the template's next date. What Xero refuses by then, such as an archived account, is only noted. */
function makeInvoice(books: Books, template: RepeatingInvoice): RepeatingInvoice {
  const { schedule } = template;
  const outcome = saveDocument(books, {
    kind: "invoice",
    mode: "create",
    input: inputOf(template, schedule.nextScheduledDate),
    byApp: template.createdByApp,
  });
  const note = outcome.ok
    ? { changes: "Invoice created", details: outcome.entity.number }
    : { changes: "Invoice not created", details: outcome.problems.join(" ") };
  const next = dateAfter(schedule, schedule.nextScheduledDate);
  const stored: RepeatingInvoice = {
    ...template,
    schedule: { ...schedule, nextScheduledDate: next },
    history: [...template.history, historyOf(books, undefined, note)],
  };
  books.put("repeatingInvoices", stored, "UPDATE");
  if (outcome.ok && template.approvedForSending) emailInvoice(books, outcome.entity, undefined);
  return stored;
}

function inputOf(template: RepeatingInvoice, date: CalendarDate): DocumentInput {
  return {
    ...NOTHING_SENT_IN_DOCUMENT,
    type: template.type,
    contact: { ...NOTHING_SENT_IN_CONTACT, contactId: template.contactId },
    date,
    dueDate: dueDateOf(template.schedule, date),
    status: template.status,
    lineAmountTypes: template.lineAmountTypes,
    lines: template.lines.map(lineInputOf),
    reference: template.reference,
    currencyCode: template.currencyCode,
    brandingThemeId: template.brandingThemeId,
    sentToContact: template.status === "AUTHORISED" && template.markAsSent,
  };
}

function lineInputOf(line: DocumentLine): LineInput {
  const { description, quantity, unitAmount, discountRate, discountAmount, accountCode, taxType, itemCode } = line;
  return {
    ...NOTHING_SENT_IN_LINE,
    description,
    quantity,
    unitAmount,
    discountRate,
    discountAmount,
    accountCode,
    taxType,
    itemCode,
    tracking: line.tracking,
  };
}
