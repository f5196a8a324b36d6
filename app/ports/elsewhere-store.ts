import type { ConnectionId, InvoiceId, OrderId, OrderRecordId } from "../domain/ids";
import type { BookedElsewhere, InvoiceElsewhere, LikeInvoice } from "../domain/elsewhere/invoice-elsewhere";
import type { JournalElsewhere, OrderOver, SoldOn } from "../domain/elsewhere/match-journal";
import type { CalendarDate } from "../domain/instant";
import type { Currency } from "../domain/money/currency";
import type { Money } from "../domain/money/money";

/** As read in the books. `url`: our own invoices carry their order's address there. */
export type InvoiceFound = InvoiceElsewhere & { reference: string | null; contactName: string; url: string | null; updatedAt: Date | null };

/** Money that came into a bank account, as somebody booked it there. `accountCodes`: what its lines were coded to. */
export type DepositFound = Omit<InvoiceFound, "number" | "url"> & { total: Money; accountCodes: readonly string[] };

/**
 * A manual journal that books sales, always in the organisation's own currency. `total`: what it credits to the accounts of sales,
 * or debits where payments come in; `amounts`: each of its sums that orders may come to, none where it books no sales.
 */
export type JournalFound = Omit<DepositFound, "reference" | "contactName" | "accountCodes"> & {
  narration: string;
  amounts: readonly Money[];
};

/** The same money twice, as far as it looks: what others booked, and the order that Crossfoot posted; null of a deposit. */
export type Double = { kind: "invoice" | "deposit"; elsewhere: BookedElsewhere; order: { recordId: OrderRecordId; name: string } | null };

/** Of these a person may say that they are other money. */
export type DoubleKind = "invoice" | "deposit" | "journal";
export type SetAside = { kind: DoubleKind; elsewhere: BookedElsewhere; at: Date; reason: string };

/** An order, by what an invoice of it would show. `contactName` null: whomever it is made out to. */
export type OrderLooked = { orderId: OrderId; words: readonly string[]; total: Money; contactName: string | null };

/**
 * `unread`: not tried yet · `no-consent`: the connection was made without the right to read manual journals · `refused`: Xero does
 * not let the person who connected read them.
 */
export type JournalsRead = "unread" | "read" | "no-consent" | "refused";

/** How far the books were read: invoices dated from that day on, as they stood at `cursor` by Xero's clock; journals likewise. */
export type ElsewhereRead = {
  fromDay: CalendarDate;
  cursor: Date | null;
  readAt: Date;
  journals: JournalsRead;
  journalsCursor: Date | null;
};

/** Both days included; in that currency only. */
export type SoldWithin = { from: CalendarDate; to: CalendarDate; timeZone: string; currency: Currency };

/** Sales invoices that others put into the books. Of whom they are made out to only a fingerprint is kept. */
export interface ElsewhereStore {
  read(connectionId: ConnectionId): Promise<ElsewhereRead | null>;
  saveRead(connectionId: ConnectionId, read: ElsewhereRead): Promise<void>;
  /** New ones, and what became of known ones. */
  save(connectionId: ConnectionId, found: readonly InvoiceFound[]): Promise<void>;
  /** Deposits that were booked as sales. */
  saveDeposits(connectionId: ConnectionId, found: readonly DepositFound[]): Promise<void>;
  /** Manual journals that book sales; one that no longer does is forgotten. */
  saveJournals(connectionId: ConnectionId, found: readonly JournalFound[]): Promise<void>;
  /** Journals could not be read by the consent that stood: the books are to be read again, by another one. */
  readAgain(connectionId: ConnectionId): Promise<void>;
  /** Posted journals that book sales, latest first; without those that were set aside, as of doubles. */
  journals(connectionId: ConnectionId, limit: number): Promise<JournalElsewhere[]>;
  /** What orders of ours came to on each day of that span, by the calendar of that time zone, those left alone not counted. */
  soldOn(connectionId: ConnectionId, span: SoldWithin): Promise<SoldOn[]>;
  /** For each amount the orders of ours that come to exactly it, of the same span. */
  ordersOver(connectionId: ConnectionId, span: SoldWithin & { amounts: readonly bigint[] }): Promise<OrderOver[]>;
  /** What looks like money that Crossfoot posted too: invoices that name an order of ours and come to the same, and those deposits. */
  doubles(connectionId: ConnectionId, limit: number): Promise<Double[]>;
  /** Not the same money: not shown as a double again, until it comes to something else. False where it does not stand as was shown. */
  setAside(
    connectionId: ConnectionId,
    document: { id: InvoiceId; standsAs: string },
    aside: Pick<SetAside, "at" | "reason">,
  ): Promise<boolean>;
  showAgain(connectionId: ConnectionId, id: InvoiceId): Promise<void>;
  /** The latest first. */
  asides(connectionId: ConnectionId, limit: number): Promise<SetAside[]>;
  /** Those that resemble each order, and are no other order's. Orders without any are left out. */
  like(connectionId: ConnectionId, orders: readonly OrderLooked[]): Promise<Map<OrderId, LikeInvoice[]>>;
  /** It is this order's, and no other's. False where another order has it. */
  claim(connectionId: ConnectionId, invoiceId: InvoiceId, orderId: OrderId): Promise<boolean>;
  /** It is not this order's, whatever it looks like. */
  deny(connectionId: ConnectionId, invoiceId: InvoiceId, orderId: OrderId): Promise<void>;
  /** Those that no order has and that are not ours, latest first. */
  unclaimed(connectionId: ConnectionId, page: { after: InvoiceId | null; limit: number }): Promise<InvoiceElsewhere[]>;
}
