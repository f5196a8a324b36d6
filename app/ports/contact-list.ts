import type { ConnectionId, ContactId } from "../domain/ids";
import type { ContactInBooks } from "../domain/ledger/contact";

/** A customer, by the number that a contact of ours would have, and the contact that is used. */
export type LinkedContact = { customerKey: string; contactId: ContactId };

/**
 * `readAt`: when the organisation's contacts were last read whole; null before. `asked`: the merchant waits for it. `cursor`: how far
 * they were read, by Xero's clock; `problem`: why Xero refused it last.
 */
export type ContactReading = { readAt: Date | null; asked: boolean; cursor: Date | null; problem: string | null };

/** Active contacts that share something, at least one of which is a customer's. */
export type DuplicateContacts = { by: "email" | "tax-number" | "number"; contactIds: readonly ContactId[] };

export type After = { after: string | null; limit: number };

/** The contacts of the organisation, as far as they are read: by their ids, and by fingerprints of what they may share. */
export interface ContactList {
  reading(connectionId: ConnectionId): Promise<ContactReading>;
  /** All of them, from the beginning; a reading that is under way goes on. */
  ask(connectionId: ConnectionId, at: Date): Promise<void>;
  /** There are more than one sweep reads. */
  goOnFrom(connectionId: ConnectionId, cursor: Date): Promise<void>;
  /** All were read; what changes is saved from then on. Asked again since: it is still asked for. */
  finish(connectionId: ConnectionId, read: { began: Date; at: Date; cursor: Date | null }): Promise<void>;
  /** Xero does not let them be read: nobody asks again until the merchant does, or the week is over. */
  refuse(connectionId: ConnectionId, refused: { at: Date; problem: string }): Promise<void>;
  /** How many are known. */
  count(connectionId: ConnectionId): Promise<number>;
  /** New ones, and what became of known ones. */
  save(connectionId: ConnectionId, contacts: readonly ContactInBooks[]): Promise<void>;
  /** Active ones that are no customer's, by id. */
  unlinked(connectionId: ConnectionId, page: After): Promise<ContactId[]>;
  /** Customers and their contacts, by customer. */
  linked(connectionId: ConnectionId, page: After): Promise<LinkedContact[]>;
  duplicates(connectionId: ConnectionId, limit: number): Promise<DuplicateContacts[]>;
  /** Contacts that more than one customer is linked to. */
  shared(connectionId: ConnectionId, limit: number): Promise<{ contactId: ContactId; customerKeys: readonly string[] }[]>;
}
