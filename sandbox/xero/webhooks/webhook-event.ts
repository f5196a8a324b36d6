import { createHmac } from "node:crypto";
import type { BookChange, Books } from "../ledger/books";

/** What an app can subscribe to, each for itself, and the endpoint whose records it tells of (Xero, Nov 2026). */
export const ENDPOINT_OF_CATEGORY = {
  CONTACT: "Contacts",
  INVOICE: "Invoices",
  CREDITNOTE: "CreditNotes",
  PREPAYMENT: "Prepayments",
  OVERPAYMENT: "Overpayments",
  PAYMENT: "Payments",
} as const;

export type WebhookCategory = keyof typeof ENDPOINT_OF_CATEGORY;

/** One event as Xero sends it (webhooks specification, Nov 2026). */
export interface WebhookEvent {
  resourceUrl: string;
  resourceId: string;
  eventDateUtc: string;
  eventType: BookChange["changeType"];
  eventCategory: WebhookCategory;
  tenantId: string;
  tenantType: "ORGANISATION";
  /** Only the categories of 2026 carry any; contacts and invoices must be read. */
  data?: EventData;
}

interface EventData {
  Type: string;
  Status: string;
  UpdatedDateUTCString?: string;
}

/** The event that a change is worth, undefined when Xero has no webhook for it. */
export function eventOf(books: Books, change: BookChange): WebhookEvent | undefined {
  const { category, resourceId } = change;
  if (!isWebhookCategory(category)) return undefined;
  const data = dataOf(books, category, resourceId);
  return {
    resourceUrl: `https://api.xero.com/api.xro/2.0/${ENDPOINT_OF_CATEGORY[category]}/${resourceId}`,
    resourceId,
    eventDateUtc: new Date(changedAtMs(books, change)).toISOString().slice(0, -1),
    eventType: change.changeType,
    eventCategory: category,
    tenantId: books.organisation.organisationId,
    tenantType: "ORGANISATION",
    ...(data ? { data } : {}),
  };
}

/** Working a change out takes longer than that only where a record keeps its time: then the event has one of its own. */
const ONE_MOMENT_MS = 50;

/** A record and the event of its change have one time. */
function changedAtMs(books: Books, { category, resourceId }: BookChange): number {
  const records = category === "CONTACT" ? books.contacts : category === "PAYMENT" ? books.payments : books.documents;
  const [nowMs, updatedAtMs] = [books.now(), records.get(resourceId)?.updatedAtMs ?? 0];
  return nowMs - updatedAtMs < ONE_MOMENT_MS ? updatedAtMs : nowMs;
}

export function isWebhookCategory(category: string): category is WebhookCategory {
  return category in ENDPOINT_OF_CATEGORY;
}

function dataOf(books: Books, category: WebhookCategory, resourceId: string): EventData | undefined {
  if (category === "CONTACT" || category === "INVOICE") return undefined;
  const payment = category === "PAYMENT" ? books.payments.get(resourceId) : undefined;
  const document = books.documents.get(resourceId);
  const record = payment
    ? { Type: payment.paymentType, Status: payment.status, updatedAtMs: payment.updatedAtMs }
    : document && { Type: document.type, Status: document.status, updatedAtMs: document.updatedAtMs };
  if (!record) return undefined;
  const { updatedAtMs, ...data } = record;
  return category === "CREDITNOTE"
    ? data
    : { ...data, UpdatedDateUTCString: `${new Date(updatedAtMs).toISOString().slice(0, 19)}Z` };
}

/** `x-xero-signature`: base64 of the HMAC-SHA256 of the exact body, keyed with the key's own text. */
export function signatureOf(body: string, key: string): string {
  return createHmac("sha256", key).update(body, "utf8").digest("base64");
}
