/** The time of day and of waiting, passed in so that tests need no sleeping. */
export interface Clock {
  now(): Date;
  /** Runs the task again and again until the returned function is called. */
  every(periodMs: number, task: () => void): () => void;
}
