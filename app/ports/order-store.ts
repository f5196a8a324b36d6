import type { ConnectionId, OrderId, OrderRecordId } from "../domain/ids";
import type { Order } from "../domain/commerce/order";
import type { OrderChoice } from "../domain/posting/order-choice";
import type { Posting } from "../domain/posting/posting-plan";
import type { Problem, ProblemCode } from "../domain/problem";
import type { Rest } from "../domain/sync/rest";
import type { Wish } from "../domain/undo/wish";
import type { Connection } from "./connection";
import type { Lease } from "./lanes";
import type { OrderChange } from "./sweep-finds";

/** An order that wants looking at. `seq` is what was asked for when it was claimed: later asks keep it dirty. */
export type DirtyOrder = {
  recordId: OrderRecordId;
  orderId: OrderId;
  seq: number;
  attempts: number;
  /** The connection's settings when it was claimed: what they hold is asked for again where they were changed meanwhile. */
  settings: Connection["profileVersion"];
  /** Why the last attempt was put off, and over what: a cause that was put right once is not put right again and again. */
  putOffFor?: Pick<Problem, "code" | "inXero">;
  /** A backfill asked for it: the day from which orders are posted does not count. */
  backfilled?: true;
  /** A person waits for it: it does not wait for company. */
  byHand?: true;
  /** It came to rest for a person last, and why: what Xero refused of it then is not sent again as it was. */
  heldFor?: ProblemCode;
  /** A person has decided about it. */
  wish?: Wish;
  /** A person has chosen how it is to be booked. */
  choice?: OrderChoice;
};

/** `seq`: as of a dirty order. */
export type Claimed = { recordId: OrderRecordId; seq?: number };
export type Disposition = { rest: Rest; order: Order | null; posting: Posting | null };
export type Settled = { order: DirtyOrder; disposition: Disposition };
export type Delay = { until: Date; problem: Problem; order: Order | null };

/**
 * What asked for a look: a person, for this very order; something that just happened; or a backfill. Live orders overtake
 * between any two calls. Where the merchant wants syncs at set times, they wait for the next one; the others do not.
 */
export type Asked = "now" | "live" | "backfill";

/** What a turn decided is kept only under its `lease`, where one is given: whoever lost the lane decided on what is past. */
export interface OrderStore {
  /**
   * Asks for a look at these orders, live unless said otherwise; unknown ones become known, in the order given. Asking twice
   * is one look. A live ask makes an order of a backfill live; an ask of a backfill never makes a live one wait.
   */
  markDirty(connectionId: ConnectionId, orderIds: readonly OrderId[], asked?: Asked): Promise<void>;
  /**
   * The same for what a sweep was told of, but for what no look can find anything new in: it was read as it stands, and once more
   * ten seconds after (domain/sync/read-again.ts). How many orders are asked for.
   */
  markChanged(connectionId: ConnectionId, changes: readonly OrderChange[], asked: Asked): Promise<number>;
  /** The same for webhooks, live: each order with the receipt that asked, by which its way to Xero can be followed. */
  markDirtyBy(connectionId: ConnectionId, causes: ReadonlyMap<OrderId, string>): Promise<void>;
  /**
   * Oldest first, of one urgency where it is named; not those that wait, nor those with a write whose outcome is unknown, nor
   * those of a backfill that is paused or rests, or of an undo that rests.
   */
  dirty(connectionId: ConnectionId, query: { now: Date; limit: number; asked?: Asked }): Promise<DirtyOrder[]>;
  /**
   * The order came to rest: keeps its disposition, and clears the ask unless a new one came meanwhile. What does not stand in the
   * books by settings that are others now stays asked for: whoever saved them let go what was held by then, and not this.
   */
  settle(order: DirtyOrder, disposition: Disposition, lease?: Lease): Promise<void>;
  /** The same of many at once: all or none. */
  settleAll(settled: readonly Settled[], lease?: Lease): Promise<void>;
  /** Could not be finished for a passing reason: stays dirty and is looked at again then. */
  postpone(order: DirtyOrder, delay: Delay, lease?: Lease): Promise<void>;
  /**
   * Rests with this problem: it held up the others. What was asked for since it was claimed stays asked for; where it is not known
   * when that was, everything does.
   */
  park(orders: readonly Claimed[], problem: Problem, lease?: Lease): Promise<void>;
  /** Everything that is held, and everything that waits: a choice was made that any of it may hang on. */
  markHeldDirty(connectionId: ConnectionId): Promise<void>;
}
