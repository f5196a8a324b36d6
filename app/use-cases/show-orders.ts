import { formatMoney } from "../domain/money/decimal-string";
import type { Money } from "../domain/money/money";
import type { ShopDomain } from "../domain/ids";
import type { Clock } from "../ports/clock";
import type { Connection } from "../ports/connection";
import type { ConnectionStore } from "../ports/connection-store";
import type { OrderReader, StoredOrder } from "../ports/order-reader";
import { waitingWords } from "./schedule";
import type { MoneyView, OrderListView, OrderRowView, OrderStatus } from "./views";

const PER_PAGE = 50;
const NONE = { synced: 0, pending: 0, attention: 0, excluded: 0 };

/** The order list. An order that was just announced has no name yet; it gets one when it is read. */
export function makeShowOrders({ connections, reader, clock }: { connections: ConnectionStore; reader: OrderReader; clock: Clock }) {
  return async function showOrders(shop: ShopDomain, query: { status: OrderStatus | null; after: string | null }): Promise<OrderListView> {
    const connection = await connections.active(shop);
    if (!connection) return { rows: [], nextCursor: null, counts: NONE };
    const [found, counts] = await Promise.all([
      reader.list(connection.id, { ...query, limit: PER_PAGE + 1 }),
      reader.counts(connection.id),
    ]);
    const rows = found.slice(0, PER_PAGE);

    return {
      rows: rows.map((order) => toRow(order, connection, clock.now())),
      nextCursor: found.length > PER_PAGE ? (rows.at(-1)?.recordId ?? null) : null,
      counts,
    };
  };
}

function toRow(order: StoredOrder, connection: Connection, now: Date): OrderRowView {
  return {
    recordId: order.recordId,
    name: order.name || "New order",
    placedAt: order.placedAt.toISOString(),
    total: order.facts && toMoneyView(order.facts.total),
    status: order.status,
    reason: order.problems[0]?.message ?? waitingWords(connection, order, now),
    invoiceNumber: (order.invoice ?? order.quote)?.seen.number ?? null,
  };
}

export function toMoneyView(amount: Money): MoneyView {
  return { amount: formatMoney(amount), currency: amount.currency };
}
