import type { SyncWhat } from "~/use-cases/views";

export const SYNCS: readonly { what: SyncWhat; label: string; help: string }[] = [
  { what: "all", label: "Everything", help: "Both sides are asked what changed, and held orders are tried again." },
  { what: "orders", label: "New and changed orders", help: "Shopify is asked what changed." },
  { what: "books", label: "Changes in Xero", help: "Xero is asked what changed: payments, edits, approvals." },
  { what: "held", label: "Orders that need attention", help: "They are tried again." },
];

/** What the form asks for; everything, where it does not say. */
export function readSyncWhat(form: FormData): SyncWhat {
  return SYNCS.find(({ what }) => what === form.get("what"))?.what ?? "all";
}
