import { z } from "zod";
import type { InvoiceId, TenantId } from "../../domain/ids";
import type { Hint } from "../../ports/receipt-reader";

const delivery = z.object({
  events: z.array(z.object({ resourceId: z.string(), eventCategory: z.string(), tenantId: z.string() })),
});

/** One delivery may carry events of several organisations. A payment arrives as an INVOICE update. */
export function xeroHints(body: unknown): Hint[] {
  const read = delivery.safeParse(body);
  if (!read.success) return [{ kind: "unreadable" }];
  const invoices = read.data.events.filter(({ eventCategory }) => eventCategory === "INVOICE");
  const tenants = [...new Set(invoices.map(({ tenantId }) => tenantId))];

  return tenants.map((tenant) => ({
    kind: "invoices",
    tenantId: tenant as TenantId,
    ids: invoices.filter(({ tenantId }) => tenantId === tenant).map(({ resourceId }) => resourceId as InvoiceId),
  }));
}
