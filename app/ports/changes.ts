/** What changed at or after a moment, oldest change first, as much as is read at once; `newest` by the platform's own clock. */
export type Changes<Id> = {
  changes: { id: Id; at: Date }[];
  newest: Date | null;
  /** Cut short: there may be later changes. */ more: boolean;
};
