import type { Organisation } from "../domain/ledger/organisation";
import type { ShopDomain } from "../domain/ids";
import type { AuditLog } from "../ports/audit-log";
import type { ConnectionStore } from "../ports/connection-store";
import type { ContactFollows } from "../ports/contact-follows";
import { toToldView } from "./people-rules";
import type { ContactHistoryView } from "./people-views";
import { toHistoryEntry } from "./show-history";

type Ports = {
  connections: ConnectionStore;
  follows: Pick<ContactFollows, "one">;
  audit: Pick<AuditLog, "ofContact">;
  contactUrl: (organisation: Organisation, contactId: string) => string;
};

const MOST_SHOWN = 500;

/** Everything that happened to one customer's contact, the latest first. Null where nothing ever did. */
export function makeShowContactHistory({ connections, follows, audit, contactUrl }: Ports) {
  return async function showContactHistory(shop: ShopDomain, customerKey: string): Promise<ContactHistoryView | null> {
    const connection = await connections.active(shop);
    if (!connection) return null;
    const entries = await audit.ofContact(connection.id, customerKey, MOST_SHOWN + 1);
    const state = await follows.one(connection.id, customerKey);
    if (!state && entries.length === 0) return null;
    const told = state && toToldView(state, connection, contactUrl);

    return {
      customerKey,
      contact: told && {
        url: told.contactUrl,
        kept: told.kept,
        problem: told.problem,
        waits: state.waits,
        lookedAt: state.lookedAt?.toISOString() ?? null,
      },
      entries: entries.slice(0, MOST_SHOWN).map(toHistoryEntry),
      more: entries.length > MOST_SHOWN,
    };
  };
}
