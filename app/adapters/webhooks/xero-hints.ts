import { z } from "zod";
import type { CreditNoteId, InvoiceId, TenantId } from "../../domain/ids";
import type { Hint } from "../../ports/receipt-reader";

const delivery = z.object({
  events: z.array(
    z.object({ resourceId: z.string(), eventCategory: z.string(), tenantId: z.string(), eventDateUtc: z.string().optional() }),
  ),
});

/** A payment arrives as an update of its invoice or credit note too, so its own events say nothing new. */
const DOCUMENTS = new Set(["INVOICE", "CREDITNOTE"]);

/** One delivery may carry events of several organisations. */
export function xeroHints(body: unknown): Hint[] {
  const read = delivery.safeParse(body);
  if (!read.success) return [{ kind: "unreadable" }];
  const events = read.data.events.filter(({ eventCategory }) => DOCUMENTS.has(eventCategory));
  const tenants = [...new Set(events.map(({ tenantId }) => tenantId))];

  return tenants.map((tenant) => ({
    kind: "documents",
    tenantId: tenant as TenantId,
    changes: events
      .filter(({ tenantId }) => tenantId === tenant)
      .map(({ resourceId, eventDateUtc }) => ({ id: resourceId as InvoiceId | CreditNoteId, at: moment(eventDateUtc) })),
  }));
}

/** In UTC, though Xero writes no zone: "2026-11-20T01:15:39.902". */
function moment(text: string | undefined): Date | null {
  const date = new Date(`${text ?? ""}Z`);

  return Number.isNaN(date.getTime()) ? null : date;
}
