import { CONTACT_FIELDS, textOf, type ContactField, type ContactFields } from "../../../app/domain/follow/contact-fields";
import { namedFields, type ContactUpdate } from "../../../app/domain/follow/contact-update";
import type { ConnectionId, ContactId } from "../../../app/domain/ids";
import type { Contact } from "../../../app/domain/ledger/contact";
import type { ContactFollows, CustomerChange, Followed, FollowedContact } from "../../../app/ports/contact-follows";
import type { AtOnce } from "./as-port";
import type { ConnectionRows, Database, FollowRow, LinkRow } from "./database";

export function makeContactFollows(db: Database): AtOnce<ContactFollows> {
  const unused = () => {
    throw new Error("No schedule asks for this.");
  };
  const customers = (id: ConnectionId) => customersOf(db.of(id));
  const read = (id: ConnectionId, links: readonly LinkRow[]) => links.map((link) => toFollowed(db.of(id), link));

  return {
    customersChanged: (id, changes) => {
      const { follows } = db.of(id);
      const ours = customers(id).filter(({ localId }) =>
        changes.some((each) => each.customerKey === localId && isNews(follows.get(localId), each)),
      );
      for (const link of ours) ask(follows, link, { byShop: true });

      return ours.length > 0;
    },
    contactsChanged: (id, contactIds) => {
      const { follows, links } = db.of(id);
      for (const link of links.values())
        if (link.kind === "CONTACT" && (contactIds as readonly string[]).includes(link.remoteId)) ask(follows, link);
    },
    waiting: (id, { now, limit }) => {
      const due = [...db.of(id).follows.values()].filter((row) => isDue(row, now)).map(({ customerKey }) => customerKey);

      return read(
        id,
        contactLinks(db.of(id)).filter(({ localId }) => due.includes(localId)),
      ).slice(0, limit);
    },
    ofContacts: (id, contactIds) =>
      read(
        id,
        customers(id).filter(({ remoteId }) => (contactIds as readonly string[]).includes(remoteId)),
      ),
    settle: (id, { at, ends }, lease) => {
      db.assertHeld(lease);
      for (const end of ends) settle(db.of(id).follows, at, end);
    },
    wait: (id, until) => {
      for (const row of db.of(id).follows.values()) if (row.handledSeq < row.dirtySeq) row.notBefore = until;
    },
    drop: (id) => {
      for (const row of db.of(id).follows.values()) Object.assign(row, { handledSeq: row.dirtySeq, ours: false });
    },
    counts: (id) => ({ linked: customers(id).length, companies: 0, waiting: 0, kept: 0, failed: 0 }),
    ...{ askAll: unused, askOurs: unused, first: unused, told: unused, one: unused },
  };
}

/** A contact is to be held against its customer. Rows of customers that have no contact any more wait for nothing. */
export function isDue({ handledSeq, dirtySeq, notBefore }: FollowRow, now: Date): boolean {
  return handledSeq < dirtySeq && (!notBefore || notBefore <= now);
}

/** Of those that have one; whenever it may be. */
export function followsLeft(rows: ConnectionRows): FollowRow[] {
  const linked = contactLinks(rows).map(({ localId }) => localId);

  return [...rows.follows.values()].filter((row) => row.handledSeq < row.dirtySeq && linked.includes(row.customerKey));
}

/** What a contact was made with: in the transaction that links it. */
export function keepPrints(
  { follows }: ConnectionRows,
  { customerKey, contactId, contact }: { customerKey: string; contactId: string; contact: Contact },
): void {
  const known = follows.get(customerKey);
  if (known?.contactId === contactId) return;
  const prints = new Map(CONTACT_FIELDS.map((field) => [field, textOf(field, contact)]));
  follows.set(customerKey, { ...(known ?? newFollow(customerKey)), contactId, prints, kept: [], problem: null, refused: null });
}

/** What a change wrote is what both sides have from now on: in the transaction that ends it. */
export function keepSent({ follows }: ConnectionRows, customerKey: string, { contactId, fields }: ContactUpdate): void {
  const row = follows.get(customerKey);
  if (row?.contactId !== contactId) return;
  follows.set(customerKey, {
    ...row,
    prints: new Map([...row.prints, ...namedFields(fields).map((field) => [field, textOf(field, fields)] as const)]),
  });
}

/** A contact that was found is held against its customer once. */
export function lookOnce(rows: ConnectionRows, customerKey: string): void {
  const link = customersOf(rows).find(({ localId }) => localId === customerKey);
  if (link && rows.follows.get(customerKey)?.contactId !== link.remoteId) ask(rows.follows, link);
}

const IS_CUSTOMER = /^Shopify (company )?[0-9]+$/;

function contactLinks({ links }: ConnectionRows): LinkRow[] {
  return [...links.values()].filter(({ kind }) => kind === "CONTACT");
}

function customersOf(rows: ConnectionRows): LinkRow[] {
  return contactLinks(rows).filter(({ localId }) => IS_CUSTOMER.test(localId));
}

function ask(follows: Map<string, FollowRow>, { localId, remoteId }: LinkRow, { byShop = false } = {}): void {
  const row = follows.get(localId) ?? { ...newFollow(localId), contactId: remoteId };
  follows.set(localId, { ...row, dirtySeq: row.dirtySeq + 1, notBefore: null, refused: byShop ? row.refused : null });
}

function newFollow(customerKey: string): FollowRow {
  return {
    ...{ customerKey, contactId: "", dirtySeq: 0, handledSeq: 0, ours: false, kept: [], prints: new Map<ContactField, string>() },
    ...{ problem: null, shopAsOf: null, asOfSince: null, refused: null, handledAt: null, notBefore: null },
  };
}

function textOfChange(change: Partial<ContactFields>): string {
  return JSON.stringify(namedFields(change).map((field) => [field, textOf(field, change)]));
}

/** What was read already is no news; Shopify counts in whole seconds. */
function isNews(row: FollowRow | undefined, { at }: CustomerChange): boolean {
  if (at === null || !row?.shopAsOf || at > row.shopAsOf) return true;

  return at.getTime() === row.shopAsOf.getTime() && (row.handledAt?.getTime() ?? 0) < (row.asOfSince?.getTime() ?? Infinity) + 60_000;
}

/** Prints of another contact, from before a merge or a new link, say nothing about this one. */
function toFollowed(rows: ConnectionRows, { localId, remoteId }: LinkRow): FollowedContact {
  const row = rows.follows.get(localId);
  const prints = row?.contactId === remoteId ? row.prints : null;

  return {
    customerKey: localId,
    contactId: remoteId as ContactId,
    seq: row?.dirtySeq ?? 0,
    shared: contactLinks(rows).some((each) => each.remoteId === remoteId && each.localId !== localId),
    ours: row?.ours ?? false,
    kept: row?.kept ?? [],
    wasBoth: (field, text) => {
      const print = prints?.get(field);

      return print === undefined ? null : print === text;
    },
    refusedFor: (change) => (prints && row?.refused === textOfChange(change) ? row.problem : null),
  };
}

function settle(follows: Map<string, FollowRow>, at: Date, { followed, agreed, kept, problem, asOf, refused }: Followed): void {
  const { customerKey, contactId, seq } = followed;
  const row = follows.get(customerKey);
  if (!row) return;
  const before = row.contactId === contactId ? row.prints : [];
  follows.set(customerKey, {
    ...row,
    ...{ contactId, kept, problem, handledSeq: seq, handledAt: at, notBefore: null },
    ...{ prints: new Map([...before, ...agreed]), shopAsOf: asOf ?? row.shopAsOf },
    asOfSince: asOf === null || (asOf.getTime() === row.shopAsOf?.getTime() && row.asOfSince !== null) ? row.asOfSince : at,
    refused: problem !== null && row.contactId === contactId ? (refused ? textOfChange(refused) : row.refused) : null,
  });
}
