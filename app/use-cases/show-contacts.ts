import type { ShopDomain } from "../domain/ids";
import type { Connection } from "../ports/connection";
import type { ConnectionStore } from "../ports/connection-store";
import type { ContactReading } from "../ports/contact-list";
import type { ContactsPageView, ContactsTab } from "./contact-views";
import { toCustomerView } from "./contact-words";
import { readContactViews } from "./read-contact-views";
import { showDoubts, type DoubtsPorts } from "./show-contact-doubts";
import { showDuplicates, showUnlinked, type ListedPorts } from "./show-listed-contacts";

type Ports = DoubtsPorts & ListedPorts & { connections: ConnectionStore };

const PAGE = 25;

type Query = { tab: ContactsTab; after: string | null };
export type TabView = Partial<Pick<ContactsPageView, "doubts" | "linked" | "duplicates" | "unlinked" | "nextCursor">> & {
  missing: string[];
};

const NOTHING = { doubts: [], linked: [], duplicates: [], unlinked: [], nextCursor: null, readAt: null, reading: false, missing: [] };

/** Whom customers are in Xero: what a person is to decide, and what is known. Names are asked of both sides each time. */
export function makeShowContacts(ports: Ports) {
  return async function showContacts(shop: ShopDomain, { tab, after }: Query): Promise<ContactsPageView> {
    const connection = await ports.connections.active(shop);
    if (!connection) return { ...NOTHING, tab, connected: false };
    const reading = await ports.contactList.reading(connection.id);
    const shown = await SHOWN[tab](ports, connection, { after, limit: PAGE });
    const missing = [...shown.missing, ...(await unread(ports, connection, reading))];

    return {
      ...NOTHING,
      ...shown,
      ...{ tab, connected: true, readAt: reading.readAt?.toISOString() ?? null, reading: reading.asked, missing },
    };
  };
}

/** What is not known of the organisation's contacts, though somebody asked for it. */
async function unread({ contactList }: Ports, { id }: Connection, { asked, cursor, problem }: ContactReading): Promise<string[]> {
  if (problem !== null) return [`Xero does not let the organisation's contacts be read: ${problem}`];
  if (!asked || cursor === null) return [];

  return [`${await contactList.count(id)} contacts are read so far, and there are more. Reading goes on by itself.`];
}

type Shown = (ports: Ports, connection: Connection, page: { after: string | null; limit: number }) => Promise<TabView>;

const SHOWN: Readonly<Record<ContactsTab, Shown>> = {
  decide: (ports, connection) => showDoubts(ports, connection),
  linked: showLinked,
  duplicates: (ports, connection, { limit }) => showDuplicates(ports, connection, limit),
  "xero-only": showUnlinked,
};

async function showLinked(
  ports: Ports,
  connection: Connection,
  { after, limit }: { after: string | null; limit: number },
): Promise<TabView> {
  const found = await ports.contactList.linked(connection.id, { after, limit: limit + 1 });
  const shown = found.slice(0, limit);
  const { views, missing } = await readContactViews(
    ports,
    connection,
    shown.map(({ contactId }) => contactId),
  );

  return {
    linked: shown.map(({ customerKey, contactId }) => ({
      customer: toCustomerView(ports, connection.shop, customerKey),
      contact: views.get(contactId) ?? null,
    })),
    nextCursor: found.length > limit ? (shown.at(-1)?.customerKey ?? null) : null,
    missing,
  };
}
