/** The time of day and of waiting, passed in so that tests need no sleeping. */
export interface Clock {
  now(): Date;
  /** Short waits only: whoever waits keeps others from working. */
  wait(ms: number): Promise<void>;
  /** Runs the task again and again until the returned function is called. */
  every(periodMs: number, task: () => void): () => void;
}
