import type { WorkerSeen } from "./heartbeat";

/** How all processes together stand, from the database. Each `oldest` is null where there is nothing. */
export type FleetFigures = {
  receipts: { unhandled: number; oldest: Date | null };
  /** Orders to look at, by what asked for them. */
  dirty: readonly { asked: string; orders: number; oldest: Date }[];
  lanesLeased: number;
  /** Intended writes whose end is not recorded yet. */
  writesOpen: number;
  connections: readonly { state: string; count: number }[];
  /** Live ones whose work ends in a fault of ours, again and again: the log says which. */
  connectionsInFault: number;
  /** Shops whose Shopify tokens are dead: the merchant has to open the app. */
  shopsShutOut: number;
  workers: readonly WorkerSeen[];
};

export interface Fleet {
  figures(now: Date): Promise<FleetFigures>;
  /** Of each document that this batch put into the books: seconds since the webhook that asked for it. */
  postedAfter(batchId: string): Promise<number[]>;
}
