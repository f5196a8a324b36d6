import { expect, test } from "vitest";
import type { TenantId } from "../../../app/domain/ids";
import type { ContactInBooks } from "../../../app/domain/ledger/contact";
import type { Books } from "../../../app/ports/books";
import { ContactBook } from "../../../app/use-cases/contact-book";
import type { ReadyConnection } from "../../../app/use-cases/ready-connection";
import type { XeroAccess } from "../../../app/use-cases/xero-access";

const NEWEST = new Date("2026-11-20T10:00:00Z");
/** By our clock, which goes ten minutes ahead of Xero's. */
const READ_AT = new Date("2026-11-20T12:10:00Z");
const connection = { tenantId: "tenant" as TenantId } as ReadyConnection;
const xero: XeroAccess = ({ tenantId }, call) => call({ tenantId, accessToken: "token" });

/** An organisation of so many pages, each of one contact; notes what was asked. */
function organisation(pages: number) {
  const asked: { since: Date | null; page: number }[] = [];
  const contact = (page: number): ContactInBooks => ({ id: `${page}`, number: null, name: `Page ${page}`, email: null, active: true });
  const contactsChanged: Books["contactsChanged"] = (_access, wanted) => {
    asked.push(wanted);

    return Promise.resolve({ kind: "done", value: { found: [contact(wanted.page)], pages, newest: NEWEST } });
  };

  return { asked, ports: { xero, books: { contactsChanged } as Books, clock: { now: () => READ_AT } } };
}

const named = (name: string) =>
  ({ number: "Shopify 1", name, email: null }) as Parameters<NonNullable<Awaited<ReturnType<ContactBook["read"]>>>>[0];

test("every page once; afterwards only what changed, from half a minute before the newest change on", async () => {
  const { asked, ports } = organisation(3);
  const book = new ContactBook();

  const like = await book.read(ports, connection, { mostCalls: 5 });
  expect(like?.(named("page 3")).map(({ id }) => id)).toEqual(["3"]);
  expect(asked).toEqual([1, 2, 3].map((page) => ({ since: null, page })));

  await book.read(ports, connection, { mostCalls: 5 });
  expect(asked[3]).toEqual({ since: new Date("2026-11-20T09:59:30Z"), page: 1 });
});

const wrote = (minute: number, now: string) => ({
  written: [{ naturalKey: "Shopify 1", remoteId: "1", updatedAt: new Date(`2026-11-20T12:0${minute}:00Z`).toISOString() }],
  now: new Date(now),
});

test("what was made since is read again, what stood before the last reading is not, whatever our clock says", async () => {
  const { asked, ports } = organisation(1);
  const book = new ContactBook();
  await book.read(ports, connection, { mostCalls: 5 });

  // Xero says 12:02 at what is 12:12 here, two minutes after the reading: it read at 12:00 by Xero's clock.
  book.wrote(connection, wrote(2, "2026-11-20T12:12:00Z"));
  await book.read(ports, connection, { mostCalls: 5 });
  expect(asked[1]).toEqual({ since: new Date("2026-11-20T11:59:30Z"), page: 1 });
});

test("an answer that took longer, or says less, never moves the next reading back", async () => {
  const { asked, ports } = organisation(1);
  const book = new ContactBook();
  await book.read(ports, connection, { mostCalls: 5 });
  book.wrote(connection, wrote(2, "2026-11-20T12:12:00Z"));
  book.wrote(connection, wrote(3, "2026-11-20T12:23:00Z"));
  book.wrote(connection, { written: [{ naturalKey: "Shopify 2", remoteId: "2" }], now: new Date("2026-11-20T12:30:00Z") });

  await book.read(ports, connection, { mostCalls: 5 });
  expect(asked[1]?.since).toEqual(new Date("2026-11-20T11:59:30Z"));
});

test("an organisation of more pages than looking by name takes calls is given up at its first page, and not tried again", async () => {
  const { asked, ports } = organisation(6);
  const book = new ContactBook();

  expect(await book.read(ports, connection, { mostCalls: 5 })).toBeNull();
  expect(await book.read(ports, connection, { mostCalls: 5 })).toBeNull();
  expect(asked).toHaveLength(1);
});

test("for a few customers nothing is read: one call by name finds them", async () => {
  const { asked, ports } = organisation(1);
  expect(await new ContactBook().read(ports, connection, { mostCalls: 1 })).toBeNull();
  expect(asked).toEqual([]);
});
