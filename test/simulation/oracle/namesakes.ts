import { survivorOf } from "../platforms/xero-contacts";
import type { ConnectionRow, ConnectionRows, OrderRow } from "../stores/database";
import type { Case } from "./documents-of";

type Rows = { row: OrderRow; rows: ConnectionRows; connection: ConnectionRow };

/** An order that asks who its customer is where the merchant has said, or never wants to be asked; or that went elsewhere than he said. */
export function notWhoWasSaid(each: Case, { row, rows, connection }: Rows): string[] {
  const key = each.order.placed.customer?.key ?? "";
  const choice = rows.said.get(key);
  const asks = row.status === "attention" && row.problems.some(({ code }) => code === "contact-ambiguous");
  if (asks && connection.profile?.contactDoubt === "create")
    return ["it asks who its customer is, and the merchant wants another contact made"];
  if (asks && choice) return ["it asks who its customer is, and the merchant has said so"];
  const [invoice] = each.invoices;
  if (!invoice || !choice || choice.decision === "create" || rows.billings.length > 0) return [];
  const isSince = Date.parse(invoice.history[0]?.seen.updatedAt ?? "") > choice.at + ON_ITS_WAY_MS;
  const { organisation } = each;
  const [stands, said] = [invoice.now.contactId ?? "", choice.decision.use].map((id) => survivorOf(organisation, id));

  return isSince && stands !== said ? [`its invoice is ${stands}'s, and the merchant had said ${said}`] : [];
}

/** An invoice that was under way when it was said may still go where it was to go. */
const ON_ITS_WAY_MS = 180_000;
