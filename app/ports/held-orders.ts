import type { ConnectionId } from "../domain/ids";
import type { Cause, Problem } from "../domain/problem";
import type { CustomerChange } from "./contact-follows";

/** The orders that are held for one cause, and its sentence on one of them. */
export type HeldGroup = Cause & Pick<Problem, "code" | "message" | "remedy"> & { orders: number };

/** Orders that need a person, by what they wait for. */
export interface HeldOrders {
  /** The cause with the most orders first. An order that waits for two things counts with both. */
  groups(connectionId: ConnectionId): Promise<HeldGroup[]>;
  /** One of these causes was put right: looks again at the orders that are held for it, and at no other. How many they are. */
  release(connectionId: ConnectionId, causes: readonly Cause[]): Promise<number>;
  /**
   * Looks again at the orders that wait for the contact of one of these customers: he may be like another by now, or like nobody.
   * What Xero refused of him is not sent again as it was. A change that was told with the same time stamp before is no news. How
   * many orders they are.
   */
  customersChanged(connectionId: ConnectionId, changes: readonly CustomerChange[]): Promise<number>;
}
