import { PROPOSED_RULES } from "../domain/edits/people-rules";
import type { BuyerRecords } from "../ports/buyer-records";
import type { Connection } from "../ports/connection";
import type { ConnectionStore } from "../ports/connection-store";
import type { ContactFollows } from "../ports/contact-follows";
import type { FailedAnswer } from "../ports/answer";
import type { HeldOrders } from "../ports/held-orders";

export type SweepCustomersPorts = {
  buyers: BuyerRecords;
  follows: ContactFollows;
  held: Pick<HeldOrders, "groups" | "customersChanged">;
  connections: ConnectionStore;
};

/** Shopify counts in whole seconds and indexes up to half a minute late. */
const OVERLAP_MS = 60_000;

/** `asked`: orders are to be looked at because of it. */
type SweptCustomers = { failed: FailedAnswer | null; asked: boolean };

const NOTHING: SweptCustomers = { failed: null, asked: false };
const NOBODY = { linked: 0, companies: 0 };

/**
 * Customers that changed and of whom no webhook told. Nobody is asked for while no customer has a contact that follows him, and
 * no order waits for a customer's contact. Changes from before the connection are no news; what is left of a very long list is
 * read by the next sweep.
 */
export async function sweepCustomers(ports: SweepCustomersPorts, connection: Connection): Promise<SweptCustomers> {
  const { buyers, follows, held, connections } = ports;
  const isFollowed = (connection.peopleRules ?? PROPOSED_RULES).customers.follow;
  const { linked, companies } = isFollowed ? await follows.counts(connection.id) : NOBODY;
  const waiting = (await held.groups(connection.id)).flatMap(({ field }) => (field?.startsWith("Shopify ") ? [field] : []));
  if (linked === 0 && waiting.length === 0) return NOTHING;
  const cursor = connection.customersCursor ?? connection.connectedAt;
  const since = new Date(cursor.getTime() - OVERLAP_MS);
  const answer = await buyers.changedSince(connection.shop, {
    since,
    companies: companies > 0 || waiting.some((each) => each.startsWith("Shopify company ")),
  });
  if (answer.kind !== "done") return { failed: answer, asked: false };
  const { changes, newest } = answer.value;
  const told = changes.map(({ id, at }) => ({ customerKey: id, at, cause: null }));
  if (isFollowed) await follows.customersChanged(connection.id, told);
  const asked = await held.customersChanged(connection.id, told);
  if (newest && newest > cursor) await connections.saveProgress(connection.id, { customersCursor: newest });

  return { failed: null, asked: asked > 0 };
}
