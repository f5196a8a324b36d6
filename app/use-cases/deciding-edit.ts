import type { Instant } from "../domain/instant";
import type { Bell } from "../ports/bell";
import type { Clock } from "../ports/clock";
import type { ConnectionStore } from "../ports/connection-store";
import type { LinkStore } from "../ports/link-store";
import type { OrderReader, StoredOrder } from "../ports/order-reader";
import type { OrderStore } from "../ports/order-store";
import type { WishStore } from "../ports/wish-store";
import type { EditAnswer } from "./edit-views";
import type { ReadyConnection } from "./ready-connection";

export type DecideEditPorts = {
  connections: ConnectionStore;
  reader: OrderReader;
  links: LinkStore;
  orders: OrderStore;
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
