import type { ShopDomain } from "../domain/ids";
import type { Bell } from "../ports/bell";
import type { Clock } from "../ports/clock";
import type { ConnectionStore } from "../ports/connection-store";
import type { ContactList } from "../ports/contact-list";
import { isReady } from "./ready-connection";

type Ports = { connections: ConnectionStore; contactList: Pick<ContactList, "ask">; clock: Clock; bell: Bell };

/** "Read contacts from Xero": done by the worker with the next sweep, which begins at once. */
export function makeAskForContacts({ connections, contactList, clock, bell }: Ports) {
  return async function askForContacts(shop: ShopDomain): Promise<{ error: string | null }> {
    const connection = await connections.active(shop);
    if (!connection || !isReady(connection)) return { error: "Connect Xero and finish the setup first." };
    await contactList.ask(connection.id, clock.now());
    await connections.saveProgress(connection.id, { booksSweptAt: null });
    await bell.ringLane(connection.tenantId);

    return { error: null };
  };
}
