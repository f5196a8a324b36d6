import { PROPOSED_RULES } from "../domain/edits/people-rules";
import type { BuyerRecords } from "../ports/buyer-records";
import type { Connection } from "../ports/connection";
import type { ConnectionStore } from "../ports/connection-store";
import type { ContactFollows } from "../ports/contact-follows";
import type { FailedAnswer } from "../ports/answer";

export type SweepCustomersPorts = { buyers: BuyerRecords; follows: ContactFollows; connections: ConnectionStore };

/** Shopify counts in whole seconds and indexes up to half a minute late. */
const OVERLAP_MS = 60_000;

/**
 * Customers that changed and of whom no webhook told. Nobody is asked for while no customer has a contact. Changes from before
 * the connection are no news; what is left of a very long list is read by the next sweep.
 */
export async function sweepCustomers(ports: SweepCustomersPorts, connection: Connection): Promise<FailedAnswer | null> {
  const { buyers, follows, connections } = ports;
  if (!(connection.peopleRules ?? PROPOSED_RULES).customers.follow) return null;
  const { linked, companies } = await follows.counts(connection.id);
  if (linked === 0) return null;
  const cursor = connection.customersCursor ?? connection.connectedAt;
  const since = new Date(cursor.getTime() - OVERLAP_MS);
  const answer = await buyers.changedSince(connection.shop, { since, companies: companies > 0 });
  if (answer.kind !== "done") return answer;
  const { changes, newest } = answer.value;
  await follows.customersChanged(
    connection.id,
    changes.map(({ id, at }) => ({ customerKey: id, at, cause: null })),
  );
  if (newest && newest > cursor) await connections.saveProgress(connection.id, { customersCursor: newest });

  return null;
}
