import type { ContactId } from "../domain/ids";
import type { Organisation } from "../domain/ledger/organisation";
import type { Books } from "../ports/books";
import type { Connection } from "../ports/connection";
import type { ContactView } from "./contact-views";
import { toContactView } from "./contact-words";
import { problemOf } from "./failure";
import type { XeroAccess } from "./xero-access";

export type ReadViewsPorts = {
  books: Pick<Books, "readContacts">;
  xero: XeroAccess;
  contactUrl: (organisation: Organisation, contactId: string) => string;
};

/** Xero advises about 40 ids in one call. */
const PER_CALL = 40;

export type ContactsRead = { views: ReadonlyMap<string, ContactView>; missing: string[] };

/** Names and addresses are read where they are shown, and not kept. `missing`: why some could not be read. */
export async function readContactViews(ports: ReadViewsPorts, connection: Connection, ids: readonly ContactId[]): Promise<ContactsRead> {
  const wanted = [...new Set(ids)];
  const views = new Map<string, ContactView>();
  for (let at = 0; at < wanted.length; at += PER_CALL) {
    const part = wanted.slice(at, at + PER_CALL);
    const answer = await ports.xero(connection, (access) => ports.books.readContacts(access, part));
    if (answer.kind !== "done") return { views, missing: [problemOf(answer, "Xero").message] };
    for (const contact of answer.value) views.set(contact.id, toContactView(ports, connection.organisation, contact));
  }

  return { views, missing: [] };
}
