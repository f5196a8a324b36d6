/** One page of what changed at or after a moment, oldest change first; `newest` by the platform's own clock. */
export type Changes<Id> = { ids: Id[]; newest: Date | null; /** The page is full: there may be later changes. */ more: boolean };
