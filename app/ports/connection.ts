import type { PeopleRules } from "../domain/edits/people-rules";
import type { ConnectionId, ShopDomain, TenantId } from "../domain/ids";
import type { Organisation } from "../domain/ledger/organisation";
import type { PostingProfile } from "../domain/posting/posting-profile";
import type { SyncSchedule } from "../domain/sync/sync-schedule";

/** SETUP: picked, not switched on · LIVE · RECONNECT: Xero no longer lets us in · DISCONNECTED: by the merchant. */
export type ConnectionState = "SETUP" | "LIVE" | "RECONNECT" | "DISCONNECTED";

/** One shop connected to one Xero organisation. */
export type Connection = {
  id: ConnectionId;
  shop: ShopDomain;
  tenantId: TenantId;
  /** Xero's id of the consent, by which it is disconnected; not the organisation's id. */
  xeroConnectionId: string;
  organisation: Organisation;
  /** Null: it is to be read again. */
  organisationReadAt: Date | null;
  state: ConnectionState;
  /** Null until the setup page was saved. */
  profile: PostingProfile | null;
  /** Grows each time that it, or the rules for what people change, is saved. */
  profileVersion: number;
  /** Orders placed earlier are not ours to post. */
  ordersFrom: Date | null;
  shopCursor: Date | null;
  /** The sweep of the shop from its first day on has not come to its end: what it finds is no news. */
  catchingUp: boolean;
  booksCursor: Date | null;
  shopSweptAt: Date | null;
  booksSweptAt: Date | null;
  /** When each side is to be asked next. */
  shopSweepDue: Date | null;
  booksSweepDue: Date | null;
  /** How far payments and contacts were swept, and when, where they are asked for less often; null: with the books' others. */
  paymentsCursor?: Date | null;
  paymentsSweptAt?: Date | null;
  /** When everything open was last held against what is known. */
  comparedAt?: Date | null;
  /** Xero asked us to wait until then. */
  restUntil: Date | null;
  /** Since when each of its turns has ended in a fault that nobody expected; null: the last one went well. */
  faultSince?: Date | null;
  schedule: SyncSchedule;
  /** What becomes of what people change in Xero; absent: as proposed. */
  peopleRules?: PeopleRules;
  /** How far Shopify's customers were swept. */
  customersCursor?: Date | null;
  /** How far Shopify's draft orders were swept, from when quotes were wanted of them. */
  draftsCursor?: Date | null;
  /** Orders wait for the sync of then; once it has passed, that sync is under way. Null in real time. */
  waitsUntil: Date | null;
  connectedAt: Date;
};
