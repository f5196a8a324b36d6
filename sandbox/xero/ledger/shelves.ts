import { Collection } from "../../kit/collection";
import type { BankTransaction } from "./banking/bank-transaction";
import type { BankTransfer } from "./banking/bank-transfer";
import type { ContactGroup } from "./contacts/contact-group";
import type { HistoryRecord } from "./documents/document";
import type { Item } from "./items/item";
import type { ManualJournal } from "./journals/manual-journal";
import type { Attachment } from "./papers/attachment";
import type { SentEmail } from "./papers/email-invoice";
import type { BatchPayment } from "./payments/batch-payment";
import type { Quote } from "./quotes/quote";
import type { RepeatingInvoice } from "./repeating/repeating-invoice";

/** What the records of every shelf have in common: an id by which alone they are found, and a history. */
export interface ShelvedRecord {
  id: string;
  /** The app that created it; undefined when it was made in Xero itself. */
  createdByApp: string | undefined;
  updatedAtMs: number;
  history: HistoryRecord[];
}

/** The kinds of record beside contacts, documents and payments, each on a shelf of its own. */
export interface Shelves {
  items: Item;
  bankTransactions: BankTransaction;
  bankTransfers: BankTransfer;
  batchPayments: BatchPayment;
  manualJournals: ManualJournal;
  repeatingInvoices: RepeatingInvoice;
  quotes: Quote;
  attachments: Attachment;
  contactGroups: ContactGroup;
  sentEmails: SentEmail;
}

export type ShelfName = keyof Shelves;
export type ShelfContents = { [Name in ShelfName]: Shelves[Name][] };
export type ShelfMaps = { readonly [Name in ShelfName]: Collection<string, Shelves[Name]> };

/** What a change of a shelved record is called in the journal. */
export const CATEGORY_OF_SHELF = {
  items: "ITEM",
  bankTransactions: "BANKTRANSACTION",
  bankTransfers: "BANKTRANSFER",
  batchPayments: "BATCHPAYMENT",
  manualJournals: "MANUALJOURNAL",
  repeatingInvoices: "REPEATINGINVOICE",
  quotes: "QUOTE",
  attachments: "ATTACHMENT",
  contactGroups: "CONTACTGROUP",
  sentEmails: "EMAIL",
} as const satisfies Record<ShelfName, string>;

export function emptyShelves(): ShelfContents {
  return {
    items: [],
    bankTransactions: [],
    bankTransfers: [],
    batchPayments: [],
    manualJournals: [],
    repeatingInvoices: [],
    quotes: [],
    attachments: [],
    contactGroups: [],
    sentEmails: [],
  };
}

export function shelfMaps(contents: ShelfContents): ShelfMaps {
  return {
    items: shelf("items", contents.items),
    bankTransactions: shelf("bankTransactions", contents.bankTransactions),
    bankTransfers: shelf("bankTransfers", contents.bankTransfers),
    batchPayments: shelf("batchPayments", contents.batchPayments),
    manualJournals: shelf("manualJournals", contents.manualJournals),
    repeatingInvoices: shelf("repeatingInvoices", contents.repeatingInvoices),
    quotes: shelf("quotes", contents.quotes),
    attachments: shelf("attachments", contents.attachments),
    contactGroups: shelf("contactGroups", contents.contactGroups),
    sentEmails: shelf("sentEmails", contents.sentEmails),
  };
}

export function shelfContents(maps: ShelfMaps): ShelfContents {
  return {
    items: [...maps.items.values()],
    bankTransactions: [...maps.bankTransactions.values()],
    bankTransfers: [...maps.bankTransfers.values()],
    batchPayments: [...maps.batchPayments.values()],
    manualJournals: [...maps.manualJournals.values()],
    repeatingInvoices: [...maps.repeatingInvoices.values()],
    quotes: [...maps.quotes.values()],
    attachments: [...maps.attachments.values()],
    contactGroups: [...maps.contactGroups.values()],
    sentEmails: [...maps.sentEmails.values()],
  };
}

function shelf<Kept extends ShelvedRecord>(name: ShelfName, records: Kept[]): Collection<string, Kept> {
  const collection = new Collection<string, Kept>(name);
  for (const record of records) collection.set(record.id, record);
  return collection;
}
