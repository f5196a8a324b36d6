import type { ShopDomain } from "../domain/ids";
import { isGone } from "../domain/ledger/standing-document";
import type { BillTo } from "../domain/payers/bill-to";
import { inWords } from "../domain/payers/portion";
import type { BillToStore } from "../ports/bill-to-store";
import type { Connection } from "../ports/connection";
import type { ConnectionStore } from "../ports/connection-store";
import type { OrderReader, StoredOrder } from "../ports/order-reader";
import type { BillToPageView, BillToView, OrderBillToView, SecondPayerView } from "./bill-to-views";
import { obstacleOf, sharingObstacleOf } from "./choose-bill-to";

type Ports = { connections: ConnectionStore; reader: OrderReader; billTos: BillToStore };

const MOST_SHOWN = 200;

/** The choices that stand, and the order from which a new one is made, where there is one. */
export function makeShowBillTo({ connections, reader, billTos }: Ports) {
  return async function showBillTo(shop: ShopDomain, recordId: string | null): Promise<BillToPageView> {
    const connection = await connections.active(shop);
    if (!connection) return { order: null, choices: [], more: false };
    const order = recordId === null ? null : await reader.one(connection.id, recordId);
    const choices = await billTos.list(connection.id, MOST_SHOWN + 1);

    return {
      order: order && {
        ...{ recordId: order.recordId, name: order.name },
        obstacle: obstacleOf(connection, order),
        sharingObstacle: sharingObstacleOf(connection, order),
        isShared: stands(order.standing.invoice) && order.standing.invoice?.sent?.sharedBy !== undefined,
        currency: order.facts?.total.currency ?? null,
      },
      choices: choices.slice(0, MOST_SHOWN).map(toView),
      more: choices.length > MOST_SHOWN,
    };
  };
}

function toView({ id, scope, label, payer, share, reason, at }: BillTo): BillToView {
  return {
    ...{ id, scope, label, reason, at },
    payer: payer.kind === "buyer" ? null : payer.name,
    isNew: payer.kind === "described",
    share: share ? inWords(share) : null,
  };
}

/** Who has a part of the order: by its invoices where they stand, else as it would be posted now. Null: nobody. */
export async function orderSecondPayer(
  { billTos }: { billTos: Pick<BillToStore, "forOrders"> },
  { id }: Connection,
  { orderId, plan, standing: { invoice } }: StoredOrder,
): Promise<SecondPayerView | null> {
  const second = stands(invoice) ? invoice?.sent?.sharedBy : plan?.second?.payer;
  if (!second) return null;
  const by = (await billTos.forOrders(id, [orderId])).find((each) => each.id === second.id);

  return { payer: by && by.payer.kind !== "buyer" ? by.payer.name : null, share: inWords(second.portion), reason: by?.reason ?? "" };
}

function stands(invoice: StoredOrder["standing"]["invoice"]): boolean {
  return invoice !== null && !isGone(invoice.seen);
}

/**
 * By which choice the order's invoice was made, or would be if it were made now; null where nobody chose. What stands was billed
 * by the choice of then, whatever was chosen since.
 */
export async function orderBillTo(
  { billTos }: { billTos: Pick<BillToStore, "forOrders"> },
  { id }: Connection,
  { orderId, plan, standing: { invoice } }: StoredOrder,
): Promise<OrderBillToView | null> {
  const choice = stands(invoice) ? invoice?.sent?.billedBy : plan?.billTo?.id;
  if (!choice) return null;
  const by = (await billTos.forOrders(id, [orderId])).find((each) => each.id === choice);

  return by
    ? { chosen: true, payer: by.payer.kind === "buyer" ? null : by.payer.name, scope: by.scope, label: by.label, reason: by.reason }
    : { chosen: false };
}
