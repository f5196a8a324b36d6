import type { ShopDomain } from "../domain/ids";
import { nextContactNumber } from "../domain/ledger/customer-to-contact";
import type { Bell } from "../ports/bell";
import type { ContactChoices } from "../ports/contact-choices";
import type { ConnectionStore } from "../ports/connection-store";
import type { HeldOrders } from "../ports/held-orders";
import type { LinkStore } from "../ports/link-store";
import type { OrderReader } from "../ports/order-reader";

type Ports = {
  connections: ConnectionStore;
  reader: OrderReader;
  links: LinkStore;
  choices: ContactChoices;
  held: HeldOrders;
  bell: Bell;
};

/**
 * "Create a new contact" for a customer whose contact was archived in Xero: from now on the customer's contact has another
 * number, since Xero never gives the old one again. All its orders that wait for that go on together.
 */
export function makeNewContact({ connections, reader, links, choices, held, bell }: Ports) {
  return async function newContact(shop: ShopDomain, recordId: string): Promise<void> {
    const connection = await connections.active(shop);
    const order = connection && (await reader.one(connection.id, recordId));
    const customerKey = order?.problems.find(({ code }) => code === "contact-archived")?.field;
    if (!connection || customerKey === undefined) return;
    const used = await links.contactNumbers(connection.id, [customerKey]);
    const number = nextContactNumber(used.get(customerKey) ?? customerKey);
    await links.useContactNumber(connection.id, { customerKey, number });
    await choices.decide(connection.id, customerKey, "create");
    await held.release(connection.id, [{ code: "contact-archived", field: customerKey }]);
    await bell.ringLane(connection.tenantId);
  };
}
