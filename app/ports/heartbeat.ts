/** The worker says that it is alive by finishing a job, not by answering a ping. */
export interface Heartbeat {
  beat(at: Date): Promise<void>;
  last(): Promise<Date | null>;
}
