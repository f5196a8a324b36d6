import type { Instant } from "../domain/instant";
import type { Bell } from "../ports/bell";
import type { Clock } from "../ports/clock";
import type { ConnectionStore } from "../ports/connection-store";
import type { DecidedEdit, LinkStore } from "../ports/link-store";
import type { OrderReader, StoredOrder } from "../ports/order-reader";
import type { WishStore } from "../ports/wish-store";
import type { EditAnswer } from "./edit-views";
import type { ReadyConnection } from "./ready-connection";

export type DecideEditPorts = {
  connections: ConnectionStore;
  reader: OrderReader;
  links: Pick<LinkStore, "decide">;
  wishes: WishStore;
  bell: Bell;
  clock: Clock;
};

export type Deciding = { connection: ReadyConnection; order: StoredOrder; answer: EditAnswer };

/** What was shown is not what stands: nothing is decided about what nobody has seen. */
export const CHANGED = "The document stands otherwise in Xero by now. Look at it again, then decide.";

export function now({ clock }: Pick<DecideEditPorts, "clock">): Instant {
  return clock.now().toISOString() as Instant;
}

/** Both sides are read again before anything follows from it. */
export async function record(
  { links }: DecideEditPorts,
  { connection, order: { orderId } }: Deciding,
  decided: Omit<DecidedEdit, "orderId">,
): Promise<null> {
  await links.decide(connection.id, { ...decided, orderId });

  return null;
}
