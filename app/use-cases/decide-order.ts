import type { Instant } from "../domain/instant";
import type { ShopDomain } from "../domain/ids";
import { nothingStands, standingOf } from "../domain/undo/standing";
import type { Wish } from "../domain/undo/wish";
import type { Bell } from "../ports/bell";
import type { Clock } from "../ports/clock";
import type { ConnectionStore } from "../ports/connection-store";
import type { OrderReader, StoredOrder } from "../ports/order-reader";
import type { WishStore } from "../ports/wish-store";
import { findOrder, NO_SUCH_ORDER } from "./find-order";

type Ports = { connections: ConnectionStore; reader: OrderReader; wishes: WishStore; bell: Bell; clock: Clock };

export type DecidedOrder = { error: string | null };

const LONGEST_REASON = 200;
const DONE: DecidedOrder = { error: null };

/** "Undo" on an order: everything of it that we made in Xero goes. Pressed again, it is looked at again. */
export function makeUndoOrder(ports: Ports) {
  return async function undoOrder(shop: ShopDomain, recordId: string, reason: string): Promise<DecidedOrder> {
    return decide(ports, { shop, recordId }, () => wishOf(ports, "undo", reason));
  };
}

/** "Do not send", while nothing of it stands: what stands has to be undone instead. */
export function makeHoldBackOrder(ports: Ports) {
  return async function holdBackOrder(shop: ShopDomain, recordId: string, reason: string): Promise<DecidedOrder> {
    return decide(ports, { shop, recordId }, ({ standing }) =>
      nothingStands(standingOf(standing)) ? wishOf(ports, "do-not-send", reason) : "The order stands in Xero by now: undo it instead.",
    );
  };
}

/** "Post again": the order is decided by its own state as if nobody had said otherwise. */
export function makePostAgain(ports: Ports) {
  return async function postAgain(shop: ShopDomain, recordId: string): Promise<DecidedOrder> {
    const found = await findOrder(ports, shop, recordId);
    if (!found) return UNKNOWN;
    const { connection, order } = found;
    if (!order.wish) return DONE;
    if (!(await ports.wishes.lift(connection.id, order.recordId))) return { error: "The order is being worked on. Try again in a moment." };
    await ports.bell.ringLane(connection.tenantId);

    return DONE;
  };
}

type Which = { shop: ShopDomain; recordId: string };

async function decide(ports: Ports, { shop, recordId }: Which, wishFor: (order: StoredOrder) => Wish | string): Promise<DecidedOrder> {
  const found = await findOrder(ports, shop, recordId);
  if (!found) return UNKNOWN;
  const { connection, order } = found;
  const wish = wishFor(order);
  if (typeof wish === "string") return { error: wish };
  await ports.wishes.set(connection.id, order.recordId, wish);
  await ports.bell.ringLane(connection.tenantId);

  return DONE;
}

const UNKNOWN: DecidedOrder = { error: NO_SUCH_ORDER };

function wishOf({ clock }: Ports, kind: Wish["kind"], reason: string): Wish {
  return { kind, reason: reason.trim().slice(0, LONGEST_REASON), at: clock.now().toISOString() as Instant };
}
