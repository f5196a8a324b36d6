import type { ContactId, ShopDomain } from "../domain/ids";
import type { Bell } from "../ports/bell";
import type { Books } from "../ports/books";
import type { Connection } from "../ports/connection";
import type { ConnectionStore } from "../ports/connection-store";
import type { ContactChoices } from "../ports/contact-choices";
import type { LinkStore } from "../ports/link-store";
import type { OrderStore } from "../ports/order-store";
import type { ContactAnswer } from "./contact-views";
import { problemOf } from "./failure";
import type { XeroAccess } from "./xero-access";

type Ports = {
  connections: ConnectionStore;
  choices: ContactChoices;
  links: Pick<LinkStore, "relinkContact">;
  orders: OrderStore;
  books: Pick<Books, "readContacts">;
  xero: XeroAccess;
  bell: Bell;
};

/**
 * "Use this contact" or "Create a new contact" for a customer, from now on: what stands in Xero stays where it is. Orders that
 * waited for it go on at once. A sentence where it cannot be.
 */
export function makeDecideContact(ports: Ports) {
  return async function decideContact(shop: ShopDomain, { customerKey, use }: ContactAnswer): Promise<{ error: string | null }> {
    const { connections, choices, links, orders, bell } = ports;
    const connection = await connections.active(shop);
    if (!connection) return { error: "Connect Xero first." };
    if (!customerKey.startsWith("Shopify ")) return { error: "Crossfoot knows no such customer." };
    const error = use === "create" ? null : await whyNot(ports, connection, use as ContactId);
    if (error !== null) return { error };
    const waiting = await choices.waiting(connection.id, customerKey);
    // Remembered before it is linked: a link that is lost with its contact's archiving must not be guessed anew.
    await choices.decide(connection.id, customerKey, use === "create" ? use : { use: use as ContactId });
    if (use !== "create") await links.relinkContact(connection.id, { customerKey, contactId: use as ContactId });
    await orders.markDirty(connection.id, waiting, "now");
    await bell.ringLane(connection.tenantId);

    return { error: null };
  };
}

/** The contact is asked for once more: it may have been archived since the page was opened. */
async function whyNot({ books, xero }: Ports, connection: Connection, id: ContactId): Promise<string | null> {
  const answer = await xero(connection, (access) => books.readContacts(access, [id]));
  if (answer.kind !== "done") return problemOf(answer, "Xero").message;
  const contact = answer.value.find((each) => each.id === id);
  if (!contact) return "Xero no longer has that contact. Choose another.";

  return contact.active
    ? null
    : `${contact.name} was archived in Xero, which takes no invoice for it. Restore it there, or choose another.`;
}
