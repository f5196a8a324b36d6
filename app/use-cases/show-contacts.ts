import type { ShopDomain } from "../domain/ids";
import type { Connection } from "../ports/connection";
import type { ConnectionStore } from "../ports/connection-store";
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
    const { readAt, asked } = await ports.contactList.reading(connection.id);

    return {
      ...NOTHING,
      ...(await SHOWN[tab](ports, connection, { after, limit: PAGE })),
      ...{ tab, connected: true, readAt: readAt?.toISOString() ?? null, reading: asked },
    };
  };
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
