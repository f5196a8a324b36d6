import type { ShopDomain } from "../domain/ids";
import type { AuditEntry, AuditLog } from "../ports/audit-log";
import type { ConnectionStore } from "../ports/connection-store";
import type { OrderReader } from "../ports/order-reader";
import { tellEntry } from "./tell-entry";
import type { HistoryEntryView, HistoryView } from "./views";

type Ports = { connections: ConnectionStore; reader: OrderReader; audit: AuditLog };

const MOST_SHOWN = 500;

/** Everything that happened to one order, the latest first, each entry with whether its seal holds. */
export function makeShowHistory({ connections, reader, audit }: Ports) {
  return async function showHistory(shop: ShopDomain, recordId: string): Promise<HistoryView | null> {
    const connection = await connections.active(shop);
    const order = connection && (await reader.one(connection.id, recordId));
    if (!connection || !order) return null;
    const entries = await audit.ofOrder(connection.id, recordId, MOST_SHOWN + 1);

    return {
      recordId,
      name: order.name || "New order",
      entries: entries.slice(0, MOST_SHOWN).map(toHistoryEntry),
      more: entries.length > MOST_SHOWN,
    };
  };
}

export function toHistoryEntry(entry: AuditEntry): HistoryEntryView {
  const { at, position, hash, holds } = entry;

  return { at: at.toISOString(), ...tellEntry(entry), seal: position && hash ? { position: position.toString(), hash } : null, holds };
}
