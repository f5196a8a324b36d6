import type { Difference } from "../domain/edits/compare-standing";
import type { EditRowView } from "./edit-views";

/** Xero's ids tell a reader nothing. */
export function toRow({ kind, ...row }: Difference): EditRowView {
  const named = (id: string | null) => (id === row.sent ? "The customer's contact" : "Another contact");
  const sides = row.field === "Contact" ? { sent: named(row.sent), stands: named(row.stands), planned: named(row.planned) } : {};

  return { ...row, ...sides, coding: kind === "coding" };
}
