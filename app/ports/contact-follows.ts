import type { ConnectionId, ContactId } from "../domain/ids";
import type { ContactField, ContactFields } from "../domain/follow/contact-fields";
import type { Problem } from "../domain/problem";
import type { Lease } from "./lanes";

/** A customer with a contact. `seq` is what was asked for when it was read: later asks keep it waiting. */
export type FollowedContact = {
  customerKey: string;
  contactId: ContactId;
  seq: number;
  /** Several customers have this contact. */
  shared: boolean;
  /** A person wants Shopify's, whatever was changed in Xero. */
  ours: boolean;
  /** Only the shop has asked since the last look, which found nothing that a person should know. */
  shopOnly?: boolean;
  /** Fields that were a person's at the last look. */
  kept: readonly ContactField[];
  /** Whether both sides last had this text; null where that is not known of this contact. */
  wasBoth: (field: ContactField, text: string) => boolean | null;
  /** Why Xero refused exactly this change; null where it did not, or where anybody but the shop has asked since. */
  refusedFor: (change: Partial<ContactFields>) => Problem | null;
};

/**
 * How a look ended. `agreed`: the texts that both sides have now. `asOf`: Shopify's time stamp of what was read. `refused`: the
 * change that Xero refused for good.
 */
export type Followed = {
  followed: FollowedContact;
  agreed: ReadonlyMap<ContactField, string>;
  kept: readonly ContactField[];
  problem: Problem | null;
  asOf: Date | null;
  refused?: Partial<ContactFields>;
};

/** `at`: when it changed, by Shopify's clock; null where that is not known. `cause`: the webhook that told of it. */
export type CustomerChange = { customerKey: string; at: Date | null; cause: string | null };

/** What the pages show of one. */
export type FollowState = {
  customerKey: string;
  contactId: ContactId;
  kept: readonly ContactField[];
  problem: Problem | null;
  waits: boolean;
  lookedAt: Date | null;
};

/** Which contacts are to be held against their customers, and what came of it. Customers without a contact are nobody's business here. */
export interface ContactFollows {
  /** Those that changed since they were last read. True if any was ours. */
  customersChanged(connectionId: ConnectionId, changes: readonly CustomerChange[]): Promise<boolean>;
  /** A person changed these in Xero. */
  contactsChanged(connectionId: ConnectionId, contactIds: readonly ContactId[]): Promise<void>;
  /** All of the connection's customers and companies; how many they are. */
  askAll(connectionId: ConnectionId): Promise<number>;
  /** Shopify's is wanted for this one. False where it has no contact. */
  askOurs(connectionId: ConnectionId, customerKey: string): Promise<boolean>;
  waiting(connectionId: ConnectionId, query: { now: Date; limit: number }): Promise<FollowedContact[]>;
  /** Any with a contact, without being asked for: those of these contacts, or the first so many. */
  ofContacts(connectionId: ConnectionId, contactIds: readonly ContactId[]): Promise<FollowedContact[]>;
  first(connectionId: ConnectionId, limit: number): Promise<FollowedContact[]>;
  /** `at`: when the look began, by our clock. Customers' own times are Shopify's, and never held against it. */
  settle(connectionId: ConnectionId, looked: { at: Date; ends: readonly Followed[] }, lease?: Lease): Promise<void>;
  /** Nothing that waits is looked at before then. */
  wait(connectionId: ConnectionId, until: Date): Promise<void>;
  /** What was asked for is forgotten: customers are no longer followed. */
  drop(connectionId: ConnectionId): Promise<void>;
  counts(connectionId: ConnectionId): Promise<{ linked: number; companies: number; waiting: number; kept: number; failed: number }>;
  /** Those that a person should look at: kept fields and problems, the latest first. */
  told(connectionId: ConnectionId, limit: number): Promise<FollowState[]>;
  one(connectionId: ConnectionId, customerKey: string): Promise<FollowState | null>;
}
