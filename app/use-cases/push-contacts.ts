import { PROPOSED_RULES } from "../domain/edits/people-rules";
import { namedFields } from "../domain/follow/contact-update";
import type { ShopDomain } from "../domain/ids";
import type { Bell } from "../ports/bell";
import type { Books } from "../ports/books";
import type { BuyerRecords } from "../ports/buyer-records";
import type { ConnectionStore } from "../ports/connection-store";
import type { ContactFollows } from "../ports/contact-follows";
import { problemOf } from "./failure";
import { FOLLOWED_AT_ONCE } from "./follow-customers";
import { decide, readBothSides } from "./hold-against-customers";
import { isReady, type ReadyConnection } from "./ready-connection";
import type { PushCountView } from "./people-views";
import type { XeroAccess } from "./xero-access";

type CountPorts = { connections: ConnectionStore; follows: ContactFollows; books: Books; buyers: BuyerRecords; xero: XeroAccess };
type PushPorts = { connections: ConnectionStore; follows: ContactFollows; bell: Bell };

/** Somebody sits and waits: five calls of Xero's. What is beyond is estimated from these. */
const MOST_COUNTED = 5 * FOLLOWED_AT_ONCE;
/** For as many contacts: read, read once more right before the change, changed. */
const CALLS_EACH = 3;

const NOT_LIVE = "Connect Xero and switch on first.";
const OFF = "Let customers’ changes flow on first: then all contacts can be brought up to date.";

/** How many contacts differ from their customers; nothing is written. */
export function makeCountContactPush(ports: CountPorts) {
  return async function countContactPush(shop: ShopDomain): Promise<{ count: PushCountView } | { error: string }> {
    const connection = await ready(ports, shop);
    if ("error" in connection) return connection;
    const { linked } = await ports.follows.counts(connection.id);
    const all = await ports.follows.first(connection.id, MOST_COUNTED);
    let [differ, kept] = [0, 0];
    for (let at = 0; at < all.length; at += FOLLOWED_AT_ONCE) {
      const read = await readBothSides(ports, connection, all.slice(at, at + FOLLOWED_AT_ONCE));
      if ("failed" in read) return { error: problemOf(read.failed, "Xero").message };
      const decisions = read.sides.flatMap((held) => decide(connection, held)?.decision ?? []);
      differ += decisions.filter(({ send }) => namedFields(send).length > 0).length;
      kept += decisions.filter((each) => each.kept.length > 0).length;
    }
    const batches = Math.ceil(linked / FOLLOWED_AT_ONCE);

    return {
      count: { linked, looked: all.length, differ, kept, calls: differ > 0 || linked > all.length ? batches * CALLS_EACH : batches },
    };
  };
}

/** Every contact is held against its customer once, bit by bit, after all that is more urgent. */
export function makePushContacts(ports: PushPorts) {
  return async function pushContacts(shop: ShopDomain): Promise<{ error: string | null }> {
    const connection = await ready(ports, shop);
    if ("error" in connection) return connection;
    await ports.follows.askAll(connection.id);
    await ports.bell.ringLane(connection.tenantId);

    return { error: null };
  };
}

/** What a person changed in this contact in Xero is written over with what Shopify has; once. */
export function makeUseShopifys(ports: PushPorts) {
  return async function useShopifys(shop: ShopDomain, customerKey: string): Promise<{ error: string | null }> {
    const connection = await ready(ports, shop);
    if ("error" in connection) return connection;
    if (!(await ports.follows.askOurs(connection.id, customerKey))) return { error: "This customer has no contact in Xero." };
    await ports.bell.ringLane(connection.tenantId);

    return { error: null };
  };
}

async function ready({ connections }: { connections: ConnectionStore }, shop: ShopDomain): Promise<ReadyConnection | { error: string }> {
  const connection = await connections.active(shop);
  if (!connection || !isReady(connection)) return { error: NOT_LIVE };

  return (connection.peopleRules ?? PROPOSED_RULES).customers.follow ? connection : { error: OFF };
}
