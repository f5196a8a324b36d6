import { afterAll, beforeEach, expect, test } from "vitest";
import type { Answer } from "../../app/ports/answer";
import type { Books, BooksAccess } from "../../app/ports/books";
import { readContactsAsked } from "../../app/use-cases/read-contacts";
import { Merchant } from "./setting/merchant";
import { World } from "./setting/world";

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books, shop } = merchant;
const { crossfoot, ports, db } = world.app;
beforeEach(() => world.xero.nextMinute());

const WEEK_MS = 7 * 24 * 60 * 60_000;

test("all contacts are read again every week, only those that changed since", async () => {
  const connection = await merchant.connection();
  await crossfoot.askForContacts(shop);
  await world.settle();
  const id = await books.addContact({ Name: "Weekly Wool Ltd", EmailAddress: "wool@example.com" });
  await world.advance(60_000);
  await world.settle();
  // As after a database restored from a backup: the sweeps have long passed that contact.
  await db.listedContact.deleteMany({ where: { contactId: id } });
  const asked = world.lines.xero.count(/^GET .*\/Contacts\?.*summaryOnly=true/);
  await world.advance(WEEK_MS);
  await world.settle();

  expect(await db.listedContact.count({ where: { connectionId: connection.id, contactId: id, active: true } })).toBe(1);
  expect(world.lines.xero.count(/^GET .*\/Contacts\?.*summaryOnly=true/) - asked).toBe(1);
});

test("more than one sweep reads are read by the next ones, and what Xero refuses is said and holds up nothing", async () => {
  const connection = await merchant.connection();
  const large = new LargeOrganisation(180);
  const reads = { ...ports, books: large, xero: large.access };
  await db.listedContact.deleteMany();
  await db.contactReading.deleteMany();
  await crossfoot.askForContacts(shop);
  expect(await readContactsAsked(reads, connection)).toBeNull();
  expect([large.calls, await ports.contactList.reading(connection.id)]).toMatchObject([150, { readAt: null, asked: true }]);
  const { missing } = await crossfoot.contacts(shop, { tab: "xero-only", after: null });
  // The first call finds two, each further one the next.
  expect(missing).toContain("151 contacts are read so far, and there are more. Reading goes on by itself.");

  expect(await readContactsAsked(reads, connection)).toBeNull();
  expect(await ports.contactList.reading(connection.id)).toMatchObject({ readAt: expect.any(Date) as Date, asked: false });
  expect([large.calls, await ports.contactList.count(connection.id)]).toEqual([179, 180]);

  await crossfoot.askForContacts(shop);
  large.refuses = true;
  expect(await readContactsAsked(reads, connection)).toBeNull();
  const refused = await crossfoot.contacts(shop, { tab: "xero-only", after: null });
  expect(refused).toMatchObject({
    reading: false,
    missing: ["Xero does not let the organisation's contacts be read: Too many records."],
  });
});

/** As many calls as 150,000 contacts take, which the simulated Xero could not make in a test: two a page, a minute apart. */
class LargeOrganisation {
  calls = 0;
  refuses = false;
  constructor(private readonly contacts: number) {}

  readonly access = <T>(_who: unknown, call: (access: BooksAccess) => Promise<Answer<T>>) => call({} as BooksAccess);

  contactsChanged(_access: BooksAccess, { since }: { since: Date | null }): ReturnType<Books["contactsChanged"]> {
    this.calls++;
    if (this.refuses) return Promise.resolve({ kind: "rejected", message: "Too many records." });
    const first = Math.max(1, Math.ceil((since?.getTime() ?? 0) / 60_000));
    const last = Math.min(first + 1, this.contacts);
    const found = [first, last].map((at) => ({ id: `large-${at}`, number: null, name: `Large ${at}`, email: null, active: true }));
    const pages = Math.ceil((this.contacts - first + 1) / 2);

    return Promise.resolve({ kind: "done", value: { found, pages, newest: new Date(last * 60_000) } });
  }
}
