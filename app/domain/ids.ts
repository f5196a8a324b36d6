/** Branded ids: an order id can never be passed where an invoice id is meant. */
type Id<Name extends string> = string & { readonly brand: Name };

/** "crossfoot-demo.myshopify.com" */
export type ShopDomain = Id<"ShopDomain">;
/** gid://shopify/Order/… */
export type OrderId = Id<"OrderId">;
/** gid://shopify/DraftOrder/… */
export type DraftOrderId = Id<"DraftOrderId">;
/** gid://shopify/Customer/… */
export type CustomerId = Id<"CustomerId">;
/** gid://shopify/OrderTransaction/… */
export type TransactionId = Id<"TransactionId">;
/** gid://shopify/Refund/… */
export type RefundId = Id<"RefundId">;
/** gid://shopify/Company/… */
export type CompanyId = Id<"CompanyId">;

/** A Xero organisation. */
export type TenantId = Id<"TenantId">;
export type ContactId = Id<"ContactId">;
export type InvoiceId = Id<"InvoiceId">;
export type CreditNoteId = Id<"CreditNoteId">;
export type PaymentId = Id<"PaymentId">;
export type OverpaymentId = Id<"OverpaymentId">;
export type QuoteId = Id<"QuoteId">;

/** Ours: one shop connected to one organisation. */
export type ConnectionId = Id<"ConnectionId">;
/** Ours: the row that remembers one order in one connection. */
export type OrderRecordId = Id<"OrderRecordId">;
/** Ours: one run of past orders into the books. */
export type BackfillId = Id<"BackfillId">;
/** Ours: the undo of a day or a backfill. */
export type UndoId = Id<"UndoId">;

/** Ours: a choice of who is billed. */
export type BillToId = Id<"BillToId">;

/** Draft orders are remembered as orders are, by a row of their own. */
export function isDraftOrder(id: string): id is DraftOrderId {
  return id.startsWith("gid://shopify/DraftOrder/");
}

/** "gid://shopify/Order/123" → "123", the number people see in the admin's address bar. */
export function legacyId(gid: string): string {
  return gid.slice(gid.lastIndexOf("/") + 1);
}
