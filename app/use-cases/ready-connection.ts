import type { PostingProfile } from "../domain/posting/posting-profile";
import type { Connection } from "../ports/connection";

/** A connection that is switched on: only these are worked on. */
export type ReadyConnection = Connection & { state: "LIVE"; profile: PostingProfile; ordersFrom: Date };

export function isReady(connection: Connection): connection is ReadyConnection {
  return connection.state === "LIVE" && connection.profile !== null && connection.ordersFrom !== null;
}
