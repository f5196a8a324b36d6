import { newGuid } from "../../ids";
import type { Books } from "../books";
import { calendarDateIn } from "../calendar-date";
import type { Contact } from "../contacts/contact";
import type { Document } from "../documents/document";
import { isSettledInPart, settlementOf } from "../documents/settlement";
import { historyOf } from "../history";
import { refused, saved, type Outcome } from "../outcome";
import type { ShelvedRecord } from "../shelves";

/** One e-mail as it left Xero; the outbox keeps them all, and nothing is really sent. */
export interface SentEmail extends ShelvedRecord {
  documentId: string;
  to: string[];
  subject: string;
  sentAtMs: number;
}

/** Xero, Nov 2026: e-mails of invoices a day, by the class of the organisation; paying ones have this many. */
const DAILY_LIMIT = 1000;
const DAILY_LIMIT_OF_CLASS: Record<string, number> = { TRIAL: 20, DEMO: 0 };
const MAILED_STATUSES: readonly Document["status"][] = ["SUBMITTED", "AUTHORISED", "PAID"];

/** Sends a sales invoice to its contact, and marks it as sent where Xero allows that: once it is approved. */
export function emailInvoice(books: Books, invoice: Document, byApp: string | undefined): Outcome<SentEmail> {
  const contact = books.contacts.get(invoice.contactId);
  const to = contact ? addressesOf(contact) : [];
  const problems = emailProblems(books, invoice, to);
  if (problems.length > 0) return refused(problems);
  const email: SentEmail = {
    id: newGuid(),
    documentId: invoice.documentId,
    to,
    subject: `Invoice ${invoice.number} from ${books.organisation.name}`,
    sentAtMs: books.now(),
    createdByApp: byApp,
    updatedAtMs: books.now(),
    history: [],
  };
  books.put("sentEmails", email, "CREATE");
  const history = [...invoice.history, historyOf(books, byApp, { changes: "Invoice sent", details: to.join(", ") })];
  const sentToContact = invoice.status !== "SUBMITTED";
  // Xero, Nov 2026: SentToContact of a part-paid document changes without a new UpdatedDateUTC.
  const updatedAtMs = isSettledInPart(settlementOf(books, invoice)) ? invoice.updatedAtMs : books.now();
  books.putDocument({ ...invoice, sentToContact, updatedAtMs, history }, "UPDATE");
  return saved(email);
}

/** The contact's own address, and the persons who are included in e-mails. */
function addressesOf({ emailAddress, contactPersons }: Contact): string[] {
  const persons = contactPersons.filter(({ includeInEmails }) => includeInEmails);
  return [emailAddress, ...persons.map((person) => person.emailAddress)].filter((address) => address !== "");
}

function emailProblems(books: Books, invoice: Document, to: string[]): string[] {
  if (invoice.type !== "ACCREC") return ["Only sales invoices can be emailed."];
  if (!MAILED_STATUSES.includes(invoice.status)) {
    return ["Only invoices with a status of SUBMITTED, AUTHORISED or PAID can be emailed."];
  }
  if (to.length === 0) return ["The contact of this invoice has no email address."];
  const limit = DAILY_LIMIT_OF_CLASS[books.organisation.class] ?? DAILY_LIMIT;
  return sentToday(books) >= limit ? ["The daily email limit has been reached for this organisation."] : [];
}

function sentToday(books: Books): number {
  const { timeZone } = books.organisation;
  const today = books.today();
  return [...books.shelves.sentEmails.values()].filter(({ sentAtMs }) => calendarDateIn(timeZone, sentAtMs) === today)
    .length;
}
