import { createHmac } from "node:crypto";
import type { Books } from "../books";
import type { Document } from "../documents/document";
import { settlementOf } from "../documents/settlement";
import type { Outcome } from "../outcome";
import { NOTHING_SENT_IN_PAYMENT, type Payment } from "../payments/payment";
import { recordPayment } from "../payments/record-payment";

/** The account that the organisations chose for online payments: what customers pay by card arrives there. */
export const ONLINE_PAYMENTS_ACCOUNT = "090";

const ID_BYTES = 16;
const SEAL_BYTES = 14;

/** Xero, Nov 2026: sales invoices have an online invoice, unless they are drafts or gone. */
export function isOnline({ type, status }: Document): boolean {
  return type === "ACCREC" && status !== "DRAFT" && status !== "DELETED";
}

/** The last part of an online invoice's address: 40 characters that nobody can make from the invoice's id alone. */
export function onlineToken({ organisation }: Books, { documentId }: Document): string {
  const id = Buffer.from(documentId.replaceAll("-", ""), "hex");
  return Buffer.concat([id, sealOf(organisation.organisationId, id)]).toString("base64url");
}

/** The invoice that an address shows; undefined for an address that was never given out by these books. */
export function invoiceOnline(books: Books, token: string): Document | undefined {
  const bytes = Buffer.from(token, "base64url");
  const id = bytes.subarray(0, ID_BYTES);
  const isOurs =
    bytes.length === ID_BYTES + SEAL_BYTES &&
    bytes.subarray(ID_BYTES).equals(sealOf(books.organisation.organisationId, id));
  const document = isOurs ? books.documents.get(guidOf(id)) : undefined;
  return document && isOnline(document) ? document : undefined;
}

/** What the payment service does when a customer's card was charged: a payment of all that is due, today. */
export function payOnline(books: Books, invoice: Document): Outcome<Payment> {
  const wish = {
    ...NOTHING_SENT_IN_PAYMENT,
    invoice: { id: invoice.documentId, number: undefined },
    account: { accountId: undefined, code: ONLINE_PAYMENTS_ACCOUNT },
    date: books.today(),
    amount: settlementOf(books, invoice).outstanding,
    reference: "Online payment",
  };
  return recordPayment(books, wish, undefined);
}

function sealOf(organisationId: string, id: Buffer): Buffer {
  return createHmac("sha256", `online invoices of ${organisationId}`).update(id).digest().subarray(0, SEAL_BYTES);
}

function guidOf(id: Buffer): string {
  return id.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
