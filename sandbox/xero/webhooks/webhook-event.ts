import { createHmac } from "node:crypto";
import type { BookChange, Books } from "../ledger/books";

/** One event as Xero sends it (webhooks specification, Nov 2026). */
export interface WebhookEvent {
  resourceUrl: string;
  resourceId: string;
  eventDateUtc: string;
  eventType: BookChange["changeType"];
  eventCategory: "INVOICE" | "CONTACT" | "CREDITNOTE";
  tenantId: string;
  tenantType: "ORGANISATION";
  data?: { Type: string; Status: string };
}

const ENDPOINTS = { INVOICE: "Invoices", CONTACT: "Contacts", CREDITNOTE: "CreditNotes" } as const;

/**
 * The event that a change is worth. Payments have none of their own: their invoice's UPDATE tells.
 * (Xero's PAYMENT webhooks of Nov 2026 were not verified as released and are not simulated.)
 */
export function eventOf(books: Books, change: BookChange): WebhookEvent | undefined {
  const { category } = change;
  if (category !== "INVOICE" && category !== "CREDITNOTE" && category !== "CONTACT") return undefined;
  const document = category === "CREDITNOTE" ? books.documents.get(change.resourceId) : undefined;
  return {
    resourceUrl: `https://api.xero.com/api.xro/2.0/${ENDPOINTS[category]}/${change.resourceId}`,
    resourceId: change.resourceId,
    eventDateUtc: new Date(books.now()).toISOString().slice(0, -1),
    eventType: change.changeType,
    eventCategory: category,
    tenantId: books.organisation.organisationId,
    tenantType: "ORGANISATION",
    ...(document ? { data: { Type: document.type, Status: document.status } } : {}),
  };
}

/** `x-xero-signature`: base64 of the HMAC-SHA256 of the exact body, keyed with the key's own text. */
export function signatureOf(body: string, key: string): string {
  return createHmac("sha256", key).update(body, "utf8").digest("base64");
}
