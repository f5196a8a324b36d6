import { csvRow } from "../domain/csv-row";
import type { ConnectionId, ShopDomain } from "../domain/ids";
import type { AuditEntry, AuditLog } from "../ports/audit-log";
import type { ConnectionStore } from "../ports/connection-store";
import { tellEntry } from "./tell-entry";

type Ports = { connections: ConnectionStore; audit: AuditLog };

const PAGE = 1_000;
const HEADINGS = ["position", "at", "kind", "order record", "what", "detail", "facts", "hash", "seal holds"];

/** Everything that is sealed, in the chain's order, as the text of a CSV file, piece by piece. Null without a connection. */
export function makeExportHistory({ connections, audit }: Ports) {
  return async function exportHistory(shop: ShopDomain): Promise<AsyncIterable<string> | null> {
    const connection = await connections.active(shop);
    if (!connection) return null;
    await audit.seal();

    return pieces(audit, connection.id);
  };
}

async function* pieces(audit: AuditLog, connectionId: ConnectionId): AsyncIterable<string> {
  yield `${csvRow(HEADINGS)}\r\n`;
  let after = 0n;
  for (;;) {
    const page = await audit.sealed(connectionId, { after, limit: PAGE });
    if (page.length > 0) yield `${page.map(toRow).join("\r\n")}\r\n`;
    after = page.at(-1)?.position ?? after;
    if (page.length < PAGE) return;
  }
}

function toRow(entry: AuditEntry): string {
  const { what, detail } = tellEntry(entry);
  const facts = JSON.stringify(entry.facts, (_key, value: unknown) => (typeof value === "bigint" ? value.toString() : value));

  return csvRow([
    String(entry.position),
    entry.at.toISOString(),
    entry.kind,
    entry.recordId ?? "",
    what,
    detail ?? "",
    facts,
    entry.hash ?? "",
    entry.holds ? "yes" : "NO",
  ]);
}
