import type { Outcome } from "../domain/backfill/dry-run";
import type { DocumentKind } from "../domain/backfill/plan-sums";
import type { MoneyView } from "./views";

/** Days by the organisation's calendar, both included: "2026-11-21". */
export type BackfillDays = { fromDay: string; toDay: string };

/** A button of a backfill that is under way or waits. */
export type BackfillCommand = "start" | "pause" | "resume" | "cancel";

/** Sentences by field, shown beside it. */
export type BackfillErrors = Partial<Record<keyof BackfillDays, string>>;

export type BackfillPageView = {
  /** The setup is finished: only then can orders be planned. */
  ready: boolean;
  /** What the form shows first. */
  proposed: BackfillDays;
  /** The one under way, or waiting to be started. */
  current: BackfillView | null;
  /** Those that are over, newest first. */
  past: PastBackfillView[];
};

export type BackfillView = BackfillDays & {
  state: "previewing" | "ready" | "running" | "paused";
  /** What it waits for, and until when, while something keeps it. */
  waitsFor: { reason: string; until: string } | null;
  /** Orders placed in these days; null until Shopify has counted them. */
  found: number | null;
  /** Of those, read for the preview so far. */
  read: number;
  preview: PreviewView | null;
  /** The settings are others than those of the preview: starting it makes the preview again first. */
  outOfDate: boolean;
  /** That was done. */
  madeAgain: boolean;
  /** Once it was started. */
  progress: ProgressView | null;
};

/** What it would come to: nothing of it is written. */
export type PreviewView = {
  outcomes: Record<Outcome, number>;
  documents: { kind: DocumentKind; count: number; total: MoneyView; tax: MoneyView }[];
  /** By account code and tax type, net and tax. */
  lines: { account: string; taxType: string; net: MoneyView; tax: MoneyView }[];
  money: { account: string; received: MoneyView; givenBack: MoneyView }[];
  reasons: BackfillReasonView[];
  estimate: { calls: number; megabytesUp: string; megabytesDown: string; minutes: number };
};

/** Orders kept out for one reason. `example` is one of them; null where many stand for the sentence alike. */
export type BackfillReasonView = {
  outcome: Outcome;
  sentence: string;
  example: string | null;
  orders: number;
  /** The field of the setup page that mends it. */
  fixField: string | null;
};

export type ProgressView = {
  /** Orders that are finished with, of those found. */
  done: number;
  posted: number;
  /** In Xero before, undone, or not to be sent. */
  passedOver: number;
  held: number;
  excluded: number;
  /** Taken up and not at rest, or at rest until something happens. */
  pending: number;
  reasons: BackfillReasonView[];
  perMinute: number;
  /** Null when nothing can be said. */
  minutesLeft: number | null;
};

export type PastBackfillView = BackfillDays & {
  id: string;
  outcome: "done" | "cancelled" | "failed";
  reason: string | null;
  /** Of the orders it took up, those that stand in the books now. */
  posted: number;
  held: number;
  endedAt: string;
};
