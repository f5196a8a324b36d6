import type { ConnectionId, ContactId, OrderRecordId } from "../../../app/domain/ids";
import { LET_GO, orderLinksOf } from "../../../app/domain/sync/order-links";
import type { BooksDocumentId, ContactMerge, DocumentRead, LinkStore, StaleDocument } from "../../../app/ports/link-store";
import type { AtOnce } from "./as-port";
import { lookOnce } from "./contact-follows";
import { markDirty } from "./order-store";
import { linkKey, type ConnectionRows, type Database, type LinkRow } from "./database";

const DOCUMENTS = ["INVOICE", "CREDIT_NOTE"];

export function makeLinkStore(db: Database): AtOnce<LinkStore> {
  const insert = (connectionId: ConnectionId, row: LinkRow) => {
    const { links } = db.of(connectionId);
    if (!links.has(linkKey(row))) links.set(linkKey(row), row);
  };
  const documents = (connectionId: ConnectionId, wanted: (row: LinkRow) => boolean) =>
    [...db.of(connectionId).links.values()].filter((row) => DOCUMENTS.includes(row.kind) && wanted(row));

  return {
    contacts: (connectionId, customerKeys) => {
      const { links } = db.of(connectionId);
      const known = customerKeys.flatMap((localId) => links.get(linkKey({ kind: "CONTACT", localId })) ?? []);

      return new Map(known.map(({ localId, remoteId }) => [localId, remoteId as ContactId]));
    },
    forOrders: (connectionId, recordIds) => {
      const rows = [...db.of(connectionId).links.values()];

      return new Map(recordIds.map((id) => [id, orderLinksOf(rows.filter(({ recordId }) => recordId === id))]));
    },
    linkedContacts: (connectionId, contactIds) => {
      const linked = new Set(
        [...db.of(connectionId).links.values()].flatMap(({ kind, remoteId }) => (kind === "CONTACT" ? [remoteId] : [])),
      );

      return contactIds.filter((id) => linked.has(id));
    },
    linkContact: (connectionId, { customerKey, contactId }) => {
      insert(connectionId, { ...newLink(null), kind: "CONTACT", localId: customerKey, remoteId: contactId });
      lookOnce(db.of(connectionId), customerKey);
    },
    relinkContact: (connectionId, { customerKey, contactId }) => {
      const row: LinkRow = { ...newLink(null), kind: "CONTACT", localId: customerKey, remoteId: contactId };
      db.of(connectionId).links.set(linkKey(row), row);
      lookOnce(db.of(connectionId), customerKey);
    },
    followContacts: (connectionId, merges) => {
      for (const merge of merges) for (const row of [...db.of(connectionId).links.values()]) follow(db.of(connectionId), row, merge);
    },
    contactNumbers: (connectionId, customerKeys) => {
      const { links } = db.of(connectionId);
      const used = customerKeys.flatMap((localId) => links.get(linkKey({ kind: "CONTACT_NUMBER", localId })) ?? []);

      return new Map(used.map(({ localId, remoteId }) => [localId, remoteId]));
    },
    useContactNumber: (connectionId, { customerKey, number }) => {
      const row: LinkRow = { ...newLink(null), kind: "CONTACT_NUMBER", localId: customerKey, remoteId: number };
      db.of(connectionId).links.set(linkKey(row), row);
    },
    decide: (connectionId, { documentId, orderId, decision }) => {
      for (const row of documents(connectionId, ({ remoteId }) => remoteId === documentId))
        Object.assign(row, { decisions: [...(row.decisions ?? []), decision], staleSeq: row.staleSeq + 1 });
      markDirty(db, connectionId, { orderId, asked: "now" });
    },
    linkMirroredPayments: (connectionId, payments) => {
      for (const { recordId, transactionId, paymentId } of payments)
        insert(connectionId, { ...newLink(recordId), kind: "PAYMENT", localId: transactionId, remoteId: paymentId });
    },
    forgetContacts: (connectionId, contactIds) => {
      const { links } = db.of(connectionId);
      for (const [key, row] of links)
        if (row.kind === "CONTACT" && (contactIds as readonly string[]).includes(row.remoteId)) links.delete(key);
    },
    markStale: (connectionId, ids) => {
      const ours = documents(connectionId, ({ remoteId }) => (ids as readonly string[]).includes(remoteId));
      for (const row of ours) row.staleSeq += 1;

      return ours.length > 0;
    },
    markChanged: (connectionId, changes) => {
      const isNews = (seen: LinkRow["seen"], at: Date | null) => !at || !seen || at.toISOString() > seen.updatedAt;
      const changed = documents(connectionId, ({ remoteId, seen }) => changes.some(({ id, at }) => id === remoteId && isNews(seen, at)));
      for (const row of changed) row.staleSeq += 1;

      return changed.length > 0;
    },
    stale: (connectionId, limit, of) => {
      const rows = documents(connectionId, (row) => isStale(row) && (of === undefined || isOf(row, of)));

      return rows.slice(0, limit).map((row) => toRead(db, connectionId, row));
    },
    standing: (connectionId, of) =>
      documents(connectionId, (row) => isOf(row, of) && (isStale(row) || stands(row))).map((row) => toRead(db, connectionId, row)),
    saveSeen: (connectionId, { asked, found }, lease) => {
      db.assertHeld(lease);
      const seen = new Map<string, DocumentRead["seen"]>(found.map((each) => [each.id, each.seen]));
      const seqs = new Map<string, number>(asked.map(({ document, seq }) => [document.id, seq]));
      for (const row of documents(connectionId, ({ remoteId }) => seqs.has(remoteId))) {
        row.seen = seen.get(row.remoteId) ?? deleted(row.seen);
        row.seenSeq = seqs.get(row.remoteId) ?? row.seenSeq;
      }
    },
  };
}

function isStale({ seenSeq, staleSeq }: LinkRow): boolean {
  return seenSeq < staleSeq;
}

function isOf({ recordId }: LinkRow, orders: readonly OrderRecordId[]): boolean {
  return recordId !== null && orders.includes(recordId);
}

function stands({ seen }: LinkRow): boolean {
  return !seen || !("status" in seen) || (seen.status !== "VOIDED" && seen.status !== "DELETED");
}

function toRead(db: Database, connectionId: ConnectionId, { kind, remoteId, staleSeq, recordId, seen, sent }: LinkRow): StaleDocument {
  return {
    document: { kind, id: remoteId } as BooksDocumentId,
    seq: staleSeq,
    orderId: recordId && db.of(connectionId).order(recordId).orderId,
    seenAsOf: seen ? new Date(seen.updatedAt) : null,
    ...sentTo(sent),
  };
}

/** A document that was not seen at the other contact yet is read again, and that contact is held against the customer once. */
function follow(rows: ConnectionRows, row: LinkRow, { from, into }: ContactMerge): void {
  const sent = row.sent as { contactId?: ContactId } | null;
  if (row.kind === "CONTACT" && row.remoteId === from) {
    row.remoteId = into;
    lookOnce(rows, row.localId);
  } else if (DOCUMENTS.includes(row.kind) && sent?.contactId === from) {
    row.sent = { ...sent, contactId: into };
    if (!row.seen || !("contactId" in row.seen) || row.seen.contactId !== into) row.staleSeq += 1;
  }
}

export function newLink(recordId: OrderRecordId | null) {
  return { recordId, sent: null, seen: null, staleSeq: 0, seenSeq: 0 };
}

function sentTo(sent: unknown): { sentTo?: ContactId } {
  const { contactId } = (sent ?? {}) as { contactId?: ContactId };

  return contactId === undefined ? {} : { sentTo: contactId };
}

function deleted(seen: LinkRow["seen"]): LinkRow["seen"] {
  return seen && "status" in seen ? { ...seen, status: "DELETED" } : seen;
}

/** They stay on record under another kind, and nothing is decided by them. */
export function letGo({ links }: ConnectionRows, recordId: OrderRecordId): void {
  for (const row of [...links.values()]) if (row.recordId === recordId && !/^(CONTACT|LET_GO_)/.test(row.kind)) letGoOf(links, row);
}

export function letGoOf(links: ConnectionRows["links"], row: LinkRow): void {
  links.delete(linkKey(row));
  row.kind = `${LET_GO}${row.kind}`;
  row.localId = `${row.localId} (${row.remoteId})`;
  row.seenSeq = row.staleSeq;
  links.set(linkKey(row), row);
}
