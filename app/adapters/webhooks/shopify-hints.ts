import { z } from "zod";
import type { DraftOrderId, OrderId } from "../../domain/ids";
import { companyNumber, contactNumber } from "../../domain/ledger/customer-to-contact";
import type { Hint } from "../../ports/receipt-reader";

const order = z.object({ admin_graphql_api_id: z.string().startsWith("gid://shopify/Order/") });
const numbered = z.object({ id: z.number().int() });
const partOfOrder = z.object({ order_id: z.number().int() });
const orderEdit = z.object({ order_edit: z.object({ order_id: z.number().int() }) });

/** Where each topic names its order. Bodies are REST-shaped, and an edit's has no more than ids (Shopify, 2026-10). */
const ORDER_IN: Record<string, (body: unknown) => string | undefined> = {
  "orders/create": orderItself,
  "orders/updated": orderItself,
  "orders/paid": orderItself,
  "orders/cancelled": orderItself,
  "orders/edited": (body) => gid(orderEdit.safeParse(body).data?.order_edit.order_id),
  "orders/delete": (body) => gid(numbered.safeParse(body).data?.id),
  "refunds/create": (body) => gid(partOfOrder.safeParse(body).data?.order_id),
  "order_transactions/create": (body) => gid(partOfOrder.safeParse(body).data?.order_id),
};

const redacted = z.object({ customer: numbered, orders_to_redact: z.array(z.number().int()) });

export function shopifyHints(topic: string, body: unknown): Hint[] {
  switch (topic) {
    case "app/uninstalled":
      return [{ kind: "shop-left", erase: false }];
    case "shop/redact":
      return [{ kind: "shop-left", erase: true }];
    case "customers/redact":
      return [erasureOf(body)];
    case "customers/update":
      return [customerHint(numbered.safeParse(body).data?.id)];
    case "draft_orders/create":
    case "draft_orders/update":
    case "draft_orders/delete":
      return [draftHint(numbered.safeParse(body).data?.id)];
    case "companies/update":
      return [companyHint(gidOf(body))];
    case "company_locations/update":
      return [companyHint(gidOf(ofCompany.safeParse(body).data?.company))];
    default:
      return [orderHint(topic, body)];
  }
}

function erasureOf(body: unknown): Hint {
  const { data } = redacted.safeParse(body);
  if (!data) return { kind: "unreadable" };
  const orderIds = data.orders_to_redact.map((id) => `gid://shopify/Order/${id}` as OrderId);

  return { kind: "erase", whose: { contactNumber: contactNumber(`gid://shopify/Customer/${data.customer.id}`), orderIds } };
}

function customerHint(id: number | undefined): Hint {
  return id === undefined ? { kind: "unreadable" } : { kind: "customer", customerKey: contactNumber(`gid://shopify/Customer/${id}`) };
}

/** A deleted one is named by its number only, and the others by that too (2026-10). */
function draftHint(id: number | undefined): Hint {
  return id === undefined ? { kind: "unreadable" } : { kind: "draft", draftId: `gid://shopify/DraftOrder/${id}` as DraftOrderId };
}

/** Shopify names business customers by their gid only (2026-10). */
const named = z.object({ admin_graphql_api_id: z.string() });
const ofCompany = z.object({ company: named });

function gidOf(body: unknown): string | undefined {
  return named.safeParse(body).data?.admin_graphql_api_id;
}

function companyHint(gid: string | undefined): Hint {
  return gid?.startsWith("gid://shopify/Company/") ? { kind: "customer", customerKey: companyNumber(gid) } : { kind: "unreadable" };
}

function orderHint(topic: string, body: unknown): Hint {
  const orderIn = ORDER_IN[topic];
  if (!orderIn) return { kind: "nothing" };
  const orderId = orderIn(body);

  return orderId ? { kind: "order", orderId: orderId as OrderId } : { kind: "unreadable" };
}

function orderItself(body: unknown): string | undefined {
  return order.safeParse(body).data?.admin_graphql_api_id;
}

function gid(id: number | undefined): string | undefined {
  return id === undefined ? undefined : `gid://shopify/Order/${id}`;
}
