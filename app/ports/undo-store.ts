import type { BackfillId, ConnectionId, OrderId, OrderRecordId, UndoId } from "../domain/ids";
import type { CalendarDate } from "../domain/instant";
import type { StandingLinks } from "../domain/sync/order-situation";
import type { UndoSums } from "../domain/undo/undo-sums";
import type { Wish } from "../domain/undo/wish";
import type { Span } from "./shop-history";

/** The orders placed on one day by the organisation's calendar, or those that one backfill took up. */
export type UndoScope =
  | { kind: "day"; day: CalendarDate; span: Span }
  | { kind: "backfill"; backfillId: BackfillId; fromDay: CalendarDate; toDay: CalendarDate };

/** PREVIEWING: added up, nothing is written · READY: waits for the merchant · RUNNING · DONE: every order is at rest · CANCELLED. */
export type UndoState = "PREVIEWING" | "READY" | "RUNNING" | "DONE" | "CANCELLED";

export type Undo = {
  id: UndoId;
  scope: UndoScope;
  state: UndoState;
  preview: UndoSums | null;
  cursor: string | null;
  takenUp: number;
  wholeRange: boolean;
  startedAt: Date | null;
  endedAt: Date | null;
  /** While it runs: what it waits for, and until when; it then goes on by itself. */
  notBefore: Date | null;
  reason: string | null;
};

/** An order of the scope of which something of ours stands in the books, by what was last read. */
export type StandingOrder = { recordId: OrderRecordId; orderId: OrderId; name: string; standing: StandingLinks };

/** `cursor` goes on from here; null after the last. */
export type StandingPage = { orders: StandingOrder[]; cursor: string | null };

/** Of the orders taken up: `gone` have nothing left in the books, as last read there. */
export type UndoProgress = { all: number; unfinished: number; held: number; gone: number };

export interface UndoStore {
  /** The one that is not over, if any. */
  current(connectionId: ConnectionId): Promise<Undo | null>;
  /** Newest first. */
  list(connectionId: ConnectionId, limit: number): Promise<Undo[]>;
  /** Takes the place of one that is READY; false, and nothing happened, while another is under way. */
  plan(connectionId: ConnectionId, scope: UndoScope): Promise<boolean>;
  /** The next orders of it, about which nobody has decided yet. */
  page(connectionId: ConnectionId, undo: Undo, limit: number): Promise<StandingPage>;
  /** With its last part (`cursor` null) it is READY. Nothing is kept unless it was read on from where `read` stood. */
  savePreview(read: Undo, part: { preview: UndoSums; cursor: string | null }): Promise<void>;
  start(id: UndoId, at: Date): Promise<void>;
  /** The wish on these orders, less urgent than live ones, and the cursor move together, or neither. */
  takeUp(read: Undo, page: { orders: readonly StandingOrder[]; cursor: string | null; wish: Wish }): Promise<void>;
  /** Neither it nor its orders are looked at before then, but for those of which something is asked for meanwhile. */
  wait(id: UndoId, delay: { until: Date; reason: string }): Promise<void>;
  finish(id: UndoId, at: Date): Promise<void>;
  /** From any state that is not over. Orders of which nothing was removed yet stay; begun ones are finished. */
  cancel(id: UndoId, at: Date): Promise<void>;
  progress(id: UndoId): Promise<UndoProgress>;
}
