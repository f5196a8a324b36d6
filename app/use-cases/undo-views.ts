import type { BackfillView } from "./backfill-views";
import type { MoneyView } from "./views";

/** What one kind of write takes out of the books: how many, and what they come to. */
export type UndoKindView = { what: string; count: number; total: MoneyView };

/** Taking one order out of the books, or never sending it. Nothing is written before it is confirmed. */
export type OrderUndoView = {
  /** What was decided about the order. */
  wish: { kind: "undo" | "do-not-send"; reason: string; at: string } | null;
  /** What undoing it would write now, from what was last read in Xero; null where nothing of it stands. */
  dryRun: { kinds: UndoKindView[]; sentence: string; needsPerson: string[]; calls: number } | null;
  canUndo: boolean;
  canHoldBack: boolean;
  canPostAgain: boolean;
};

/** What is to be undone: the orders placed on a day, or those that a backfill posted. */
export type UndoWanted = { day: string } | { backfillId: string };

export type UndoCommand = "start" | "cancel";

export type UndoPageView = {
  /** The one under way, or waiting to be started. */
  current: UndoView | null;
  /** Those that are over, newest first. */
  past: PastUndoView[];
};

/** The orders of one day, or of a backfill. */
type UndoneDays = { kind: "day" | "backfill"; fromDay: string; toDay: string };

export type UndoView = UndoneDays & {
  state: "previewing" | "ready" | "running";
  orders: number;
  /** Of these, in a locked period; and those that a person's work in Xero keeps. */
  reversed: number;
  held: number;
  kinds: UndoKindView[];
  people: { recordId: string; order: string; sentence: string }[];
  estimate: { calls: number; minutes: number };
  /** Why it stands still for now, and until when; it then goes on by itself. */
  waitsFor: BackfillView["waitsFor"];
  /** Once it was started: `gone` have nothing left in Xero, as read back there. */
  progress: UndoProgressView | null;
};

/** `minutesLeft`: by the estimate, which knows what past orders may take of a day. */
export type UndoProgressView = { all: number; finished: number; held: number; gone: number; minutesLeft: number };

export type PastUndoView = UndoneDays & {
  id: string;
  outcome: "done" | "cancelled";
  all: number;
  gone: number;
  held: number;
  endedAt: string;
};
