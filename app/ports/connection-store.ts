import type { PeopleRules } from "../domain/edits/people-rules";
import type { ConnectionId, ShopDomain, TenantId } from "../domain/ids";
import type { Organisation } from "../domain/ledger/organisation";
import type { PostingProfile } from "../domain/posting/posting-profile";
import type { Cause } from "../domain/problem";
import type { SyncSchedule } from "../domain/sync/sync-schedule";
import type { Connection, ConnectionState } from "./connection";
import type { TokenSet } from "./token-set";

export type Attachment = {
  shop: ShopDomain;
  tenantId: TenantId;
  xeroConnectionId: string;
  organisation: Organisation;
  tokens: TokenSet;
};

/** What settings put right; "any": whatever is held or waits may hang on them. */
export type Cured = readonly Cause[] | "any";

export type Progress = Partial<
  Pick<
    Connection,
    | "shopCursor"
    | "booksCursor"
    | "paymentsCursor"
    | "shopSweptAt"
    | "booksSweptAt"
    | "paymentsSweptAt"
    | "shopSweepDue"
    | "booksSweepDue"
    | "customersCursor"
    | "draftsCursor"
    | "comparedAt"
  >
>;

export interface ConnectionStore {
  /** The shop's one connection that is not disconnected. */
  active(shop: ShopDomain): Promise<Connection | null>;
  onTenant(tenantId: TenantId): Promise<Connection[]>;
  /** Connects, or re-attaches the same pair with all its records; any other organisation of the shop is disconnected. */
  attach(attachment: Attachment): Promise<Connection>;
  saveOrganisation(id: ConnectionId, read: { organisation: Organisation; at: Date }): Promise<void>;
  /** What is known of it is out of date: Xero refused a date. */
  forgetOrganisation(id: ConnectionId): Promise<void>;
  /**
   * With the orders that were held for what it puts right, in one transaction: a crash in between would leave them held for ever. What
   * a turn decides about meanwhile by the settings of before is not held either (OrderStore.settle). Another first day has the shop
   * swept from it again, and what was left out since decided anew.
   */
  saveProfile(id: ConnectionId, settings: { profile: PostingProfile; ordersFrom: Date; cured: Cured }): Promise<void>;
  saveSchedule(id: ConnectionId, settings: { schedule: SyncSchedule; waitsUntil: Date | null }): Promise<void>;
  /** Like a profile that may put right whatever is held. */
  savePeopleRules(id: ConnectionId, rules: PeopleRules): Promise<void>;
  /** A sync begins, whenever the next one was due. Nothing to do in real time. */
  openSync(id: ConnectionId, at: Date): Promise<void>;
  /**
   * The sync that was opened then has nothing left to do; orders of it that are to be tried again later go on by themselves.
   * One that was begun meanwhile stays open.
   */
  closeSync(id: ConnectionId, sync: { opened: Date; next: Date }): Promise<void>;
  /**
   * Only from the states given: a late failure must not bring a disconnected connection back. And, where a version of its tokens
   * is given, only while those are the ones that stand: what befell older ones says nothing of a consent given since.
   */
  setState(id: ConnectionId, change: { from: readonly ConnectionState[]; to: ConnectionState; tokenVersion?: number }): Promise<void>;
  saveProgress(id: ConnectionId, progress: Progress): Promise<void>;
  /** How far a sweep of the shop came that set out by this first day: with another one chosen meanwhile, it begins anew. */
  saveShopCursor(id: ConnectionId, reached: { cursor: Date; ordersFrom: Date | null }): Promise<void>;
  /** The sweep from that first day on came to its end. Nothing where another one was chosen meanwhile. */
  caughtUp(id: ConnectionId, ordersFrom: Date | null): Promise<void>;
  /** Both sides of every live connection are to be swept now; how many they are. */
  sweepAll(now: Date): Promise<number>;
  /** Xero asked us to wait: the lane rests until then. A longer rest that was asked for earlier stands. */
  rest(id: ConnectionId, until: Date): Promise<void>;
  /** Its work met a fault that nobody expected; the first moment stands until a turn goes well (null). */
  saveFault(id: ConnectionId, since: Date | null): Promise<void>;
}
