import type { BackfillId, ConnectionId, OrderId, OrderRecordId, TenantId } from "../../../app/domain/ids";
import type { BillTo } from "../../../app/domain/payers/bill-to";
import type { Backfill } from "../../../app/ports/backfill-store";
import type { ContactField } from "../../../app/domain/follow/contact-fields";
import type { OrderChoice } from "../../../app/domain/posting/order-choice";
import type { Problem } from "../../../app/domain/problem";
import type { CallBudget } from "../../../app/domain/sync/call-budget";
import type { Wish } from "../../../app/domain/undo/wish";
import type { Connection } from "../../../app/ports/connection";
import type { ContactDecision, ContactDoubt } from "../../../app/ports/contact-choices";
import type { Written } from "../../../app/ports/books-writer";
import type { Lease } from "../../../app/ports/lanes";
import type { Asked } from "../../../app/ports/order-store";
import type { OrderStatus, StoredOrder } from "../../../app/ports/order-reader";
import type { Receipt } from "../../../app/ports/receipt-store";
import type { TokenSet } from "../../../app/ports/token-set";
import type { BooksKind, Member, OpenShopWrite } from "../../../app/ports/write-ledger";
import type { Simulation } from "../kernel/simulation";

export type ConnectionRow = { -readonly [Key in keyof Connection]: Connection[Key] } & {
  tokens: TokenSet | null;
  tokenVersion: number;
  refreshClaimUntil: Date | null;
};

export type OrderRow = {
  recordId: OrderRecordId;
  orderId: OrderId;
  placedAt: number;
  dirtySeq: number;
  handledSeq: number;
  attempts: number;
  notBefore: Date | null;
  asked: Asked;
  /** When a look was last asked for. */
  askedAt: number;
  /** When the ask that is open now, or was last, came. */
  openSince: number;
  /** How it stood when it was last read: since when it is known to, and whether it was read again well after that. */
  read?: { stamp: number; since: number; again: boolean };
  status: OrderStatus;
  problems: readonly Problem[];
  /** When a webhook told of it last, or a person decided about it. */
  happenedAt?: number;
  /** Its customer's time stamp, as a sweep told of it last while the order waited for that one's contact. */
  customerAsOf?: number;
  /** When what held it was put right last. */
  clearedAt?: number;
  wish?: Wish | null;
  choice?: OrderChoice | null;
  backfillId?: BackfillId | null;
  /** As last planned; null where it cannot be. */
  plan?: StoredOrder["plan"];
};

export type BackfillRow = { -readonly [Key in keyof Backfill]: Backfill[Key] };

export type LinkRow = {
  recordId: OrderRecordId | null;
  kind: BooksKind | "CONTACT_NUMBER" | `LET_GO_${string}`;
  localId: string;
  remoteId: string;
  sent: unknown;
  seen: Written["seen"] | null;
  decisions?: readonly unknown[];
  staleSeq: number;
  seenSeq: number;
};

export type FollowRow = {
  customerKey: string;
  contactId: string;
  dirtySeq: number;
  handledSeq: number;
  ours: boolean;
  kept: readonly ContactField[];
  /** The texts that both sides had last; their fingerprints in the real database. */
  prints: ReadonlyMap<ContactField, string>;
  problem: Problem | null;
  shopAsOf: Date | null;
  asOfSince: Date | null;
  /** The change that Xero refused, as text; its fingerprint in the real database. */
  refused: string | null;
  handledAt: Date | null;
  notBefore: Date | null;
};

export type ChoiceRow = ContactDoubt & { decision: ContactDecision | null };
export type BatchRow = {
  id: string;
  kind: BooksKind;
  idempotencyKey: string;
  sentAt: Date | null;
  sends: number;
  open: Member[];
  madeAt: number;
};
/** A request that wrote, or tried to, for an order. */
export type WriteRow = { recordId: OrderRecordId; batchId: string; at: Date };
/** A document that Xero refused, as it was sent. */
export type RefusalRow = { kind: BooksKind; member: Member; problem: Problem; madeAt: number; endedAt: number };
export type LaneRow = { owner: string | null; takenAt: number; until: Date | null; fence: number; gatherUntil: Date | null };

/** A statement that the real database refuses by one of its unique indexes. */
export class NotUnique extends Error {}
/** A row of which another would be part is gone: the foreign key refuses it. */
export class Forgotten extends Error {}
/** A turn that goes on after its lease was lost. */
export class LaneLost extends Error {}

/** Everything of one connection. Of batches and writes to the shop is kept what is open, and when they were sent: nobody asks for more. */
export class ConnectionRows {
  readonly orders = new Map<OrderId, OrderRow>();
  readonly links = new Map<string, LinkRow>();
  readonly billTos = new Map<string, BillTo>();
  /** What was chosen at each moment, for the oracle. */
  readonly billings: { at: number; choices: readonly BillTo[] }[] = [];
  readonly choices = new Map<string, ChoiceRow>();
  /** What was decided last of each customer, for the oracle. */
  readonly said = new Map<string, { decision: ContactDecision; at: number }>();
  /** By the customer's key. */
  readonly follows = new Map<string, FollowRow>();
  readonly batches = new Map<string, BatchRow>();
  /** Of every batch there ever was: a worker that stood still may settle one a second time. */
  readonly kinds = new Map<string, BooksKind>();
  readonly shopWrites = new Map<string, OpenShopWrite>();
  readonly writes: WriteRow[] = [];
  readonly refusals: RefusalRow[] = [];
  readonly backfills: BackfillRow[] = [];

  order(id: OrderRecordId): OrderRow {
    const row = this.known(id);
    if (!row) throw new Forgotten(`There is no order record ${id}.`);

    return row;
  }

  /** Undefined once a cancelled backfill has forgotten it: an UPDATE changes nothing then. */
  known(id: OrderRecordId): OrderRow | undefined {
    for (const row of this.orders.values()) if (row.recordId === id) return row;

    return undefined;
  }
}

/**
 * What survives every crash: rows, as in `prisma/schema.prisma`, without their text form. Each method of a store runs at one
 * moment, so nothing of a transaction can be left half done.
 */
export class Database {
  readonly connections = new Map<ConnectionId, ConnectionRow>();
  readonly lanes = new Map<TenantId, LaneRow>();
  readonly receipts = new Map<bigint, Receipt & { at: number; notBefore?: Date }>();
  readonly deliveries = new Set<string>();
  /** Access tokens that were stored at some time: only these may be used. */
  readonly tokensStored = new Set<string>();
  readonly budgets = new Map<TenantId, CallBudget>();
  private readonly rows = new Map<ConnectionId, ConnectionRows>();
  private count = 0;

  constructor(readonly sim: Simulation) {}

  /** As the real statements do that may take effect only under a lease. */
  assertHeld(lease: Lease | undefined): void {
    if (!this.isHeld(lease)) throw new LaneLost("The lane was lost to another worker.");
  }

  isHeld(lease: Lease | undefined): boolean {
    if (!lease) return true;
    const lane = this.lanes.get(lease.tenantId);

    return lane?.owner === lease.owner && lane.fence === lease.fence;
  }

  now(): Date {
    return new Date(Math.floor(this.sim.agenda.now));
  }

  id(what: string): string {
    this.count += 1;

    return `${what}-${this.count}`;
  }

  of(id: ConnectionId): ConnectionRows {
    const known = this.rows.get(id);
    if (known) return known;
    const rows = new ConnectionRows();
    this.rows.set(id, rows);

    return rows;
  }

  connection(id: ConnectionId): ConnectionRow {
    const row = this.connections.get(id);
    if (!row) throw new Error(`There is no connection ${id}.`);

    return row;
  }

  /** Ids of orders and batches name their connection. */
  ownerOf(id: string): ConnectionRows {
    return this.of(ownerIn(id));
  }

  connectionOf(id: OrderRecordId): ConnectionRow {
    return this.connection(ownerIn(id));
  }
}

function ownerIn(id: string): ConnectionId {
  return id.slice(0, id.indexOf("/")) as ConnectionId;
}

export function linkKey({ kind, localId }: Pick<LinkRow, "kind" | "localId">): string {
  return `${kind}|${localId}`;
}
