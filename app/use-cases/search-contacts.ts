import type { ShopDomain } from "../domain/ids";
import type { Organisation } from "../domain/ledger/organisation";
import type { Books } from "../ports/books";
import type { ConnectionStore } from "../ports/connection-store";
import type { ContactSearchView } from "./contact-views";
import { toContactView, toCustomerView } from "./contact-words";
import { problemOf } from "./failure";
import type { XeroAccess } from "./xero-access";

type Ports = {
  connections: ConnectionStore;
  books: Pick<Books, "searchContacts">;
  xero: XeroAccess;
  customerUrl: (shop: string, customerId: string) => string;
  contactUrl: (organisation: Organisation, contactId: string) => string;
};

/** Shorter texts are found everywhere. */
const SHORTEST = 2;

/** Contacts in Xero among which a person looks for a customer's; nothing is asked before something was typed. */
export function makeSearchContacts(ports: Ports) {
  return async function searchContacts(
    shop: ShopDomain,
    { customerKey, text }: { customerKey: string; text: string },
  ): Promise<ContactSearchView> {
    const customer = toCustomerView(ports, shop, customerKey);
    const wanted = text.trim();
    const connection = await ports.connections.active(shop);
    if (wanted === "" || !connection) return { customer, text: wanted, found: [], error: null };
    if (wanted.length < SHORTEST) return { customer, text: wanted, found: [], error: `Type at least ${SHORTEST} letters.` };
    const answer = await ports.xero(connection, (access) => ports.books.searchContacts(access, wanted));
    if (answer.kind !== "done") return { customer, text: wanted, found: [], error: problemOf(answer, "Xero").message };

    return { customer, text: wanted, found: answer.value.map((each) => toContactView(ports, connection.organisation, each)), error: null };
  };
}
