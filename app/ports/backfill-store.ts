import type { DryRun } from "../domain/backfill/dry-run";
import type { KnownOrder } from "../domain/backfill/known-order";
import type { BackfillId, ConnectionId, OrderId } from "../domain/ids";
import type { CalendarDate } from "../domain/instant";
import type { Problem } from "../domain/problem";
import type { PastOrder, Span } from "./shop-history";

/**
 * PREVIEWING: its orders are read and added up, nothing is written · READY: waits for the merchant · RUNNING · PAUSED ·
 * DONE: every order came to rest · CANCELLED · FAILED: with its reason; nothing more is taken up, and what was comes to rest.
 */
export type BackfillState = "PREVIEWING" | "READY" | "RUNNING" | "PAUSED" | "DONE" | "CANCELLED" | "FAILED";

export type Preview = { sums: DryRun; /** Customers whose contact has to be made: at most so many. */ newContacts: number };

/** Past orders taken into the books. */
export type Backfill = {
  id: BackfillId;
  fromDay: CalendarDate;
  toDay: CalendarDate;
  span: Span;
  state: BackfillState;
  /** Why it failed, or what it waits for. */
  reason: string | null;
  exportId: string | null;
  exportByte: number;
  /** Orders placed in these days; null until Shopify has counted them. */
  found: number | null;
  preview: Preview | null;
  /** The version of the settings by which the preview is made; null before it is begun. */
  profileVersion: number | null;
  /** The preview was made again when Start was pressed, since the settings were others by then. */
  madeAgain: boolean;
  cursor: string | null;
  /** When the last order was placed that the run came by. */
  reachedAt: Date | null;
  /** Orders the run went through, and those of them that were not in the books. */
  wentThrough: number;
  takenUp: number;
  wholeRange: boolean;
  notBefore: Date | null;
  attempts: number;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
};

export type NewBackfill = Pick<Backfill, "fromDay" | "toDay" | "span">;

/** How many of the orders that a backfill took up stand where, and why they are held, wait, or were not to be seen any more. */
export type BackfillProgress = {
  posted: number;
  held: number;
  excluded: number;
  /** Not at rest yet, or at rest until something happens. */
  pending: number;
  reasons: { status: "held" | "waiting" | "excluded"; code: Problem["code"]; field: string | null; sentence: string; orders: number }[];
  /** Orders that came to rest since then. */
  settledSince: number;
};

export interface BackfillStore {
  /** The one that is not over, if any. */
  current(connectionId: ConnectionId): Promise<Backfill | null>;
  /** Newest first. */
  list(connectionId: ConnectionId, limit: number): Promise<Backfill[]>;
  /** Takes the place of one that is READY; false, and nothing happened, while another is under way. */
  plan(connectionId: ConnectionId, backfill: NewBackfill): Promise<boolean>;
  /** Only from the states given. True if it was so. */
  move(id: BackfillId, change: { from: readonly BackfillState[]; to: BackfillState; at: Date; reason?: string }): Promise<boolean>;
  /** Neither it nor its orders are looked at before then; `reason` for the merchant, null where there is nothing to say. */
  wait(id: BackfillId, delay: { until: Date; reason: string | null; attempts: number }): Promise<void>;
  /** The preview is read from this file, from its beginning, by these settings. */
  saveExport(id: BackfillId, made: { exportId: string; profileVersion: number }): Promise<void>;
  /** One that is READY is read anew, file and all. */
  previewAgain(id: BackfillId): Promise<void>;
  /**
   * Keeps the sums up to a part of the file; with its last part (`nextByte` null) the backfill is READY. Nothing is kept unless
   * the file was read exactly up to where `read` began: a part is never counted twice.
   */
  savePreview(read: Backfill, part: { preview: Preview; found: number; nextByte: number | null }): Promise<void>;
  /** Those of the orders that we know, with what bears on what a backfill makes of them. */
  known(connectionId: ConnectionId, orderIds: readonly OrderId[]): Promise<Map<OrderId, KnownOrder>>;
  /**
   * Asks for a look at these orders, as less urgent than live ones, and moves the cursor on, both or neither. Orders in the
   * books already are left alone. Nothing happens unless the backfill runs and its cursor is where it was read.
   */
  takeUp(read: Backfill, page: { connectionId: ConnectionId; orders: readonly PastOrder[]; cursor: string | null }): Promise<void>;
  /** Orders it took up that Shopify did not show any more when they were to be read. */
  notShown(id: BackfillId): Promise<number>;
  /** Orders it took up that are not at rest: all of them, and those that may be worked on now. */
  unfinished(id: BackfillId, now: Date): Promise<{ all: number; ready: number }>;
  /**
   * From any state that is not over. Orders of which nothing was written are forgotten, or go back to what they were; begun
   * ones are finished as if they were live, because half an order in the books is worse than none.
   */
  cancel(id: BackfillId, at: Date): Promise<void>;
  progress(id: BackfillId, since: Date): Promise<BackfillProgress>;
}
