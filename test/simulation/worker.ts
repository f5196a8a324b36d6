import { makeForgetShop } from "../../app/use-cases/disconnect";
import { makeHandleReceipts } from "../../app/use-cases/handle-receipts";
import { makeRunLane } from "../../app/use-cases/run-lane";
import { gatherNothing, makeGatherOrders } from "../../app/use-cases/gather-orders";
import { makePacedCall, unpacedCall } from "../../app/use-cases/paced-calls";
import { makeXeroAccess } from "../../app/use-cases/xero-access";
import { receiptReader } from "../../app/adapters/webhooks/receipt-reader";
import type { JobName } from "../../app/jobs/catalog";
import { tick } from "../../app/jobs/tick";
import { work, type Worker } from "../../app/jobs/work";
import type { CallBudgets } from "../../app/ports/call-budgets";
import type { CallsLeft } from "../../app/ports/calls-left";
import type { OpenDocuments } from "../../app/ports/open-documents";
import type { QuoteStore } from "../../app/ports/quote-store";
import type { UndoStore } from "../../app/ports/undo-store";
import type { Bell } from "../../app/ports/bell";
import type { TenantId } from "../../app/domain/ids";
import type { CalendarDate } from "../../app/domain/instant";
import type { ContactList } from "../../app/ports/contact-list";
import type { DraftOrders } from "../../app/ports/draft-orders";
import type { ElsewhereStore } from "../../app/ports/elsewhere-store";
import { DatabaseGone, Process } from "./kernel/process";
import { violated } from "./kernel/simulation";
import { buyersFor } from "./platforms/shop-customers";
import { shopHistoryFor } from "./platforms/shop-history";
import { shopOrdersFor } from "./platforms/shopify";
import { booksFor } from "./platforms/xero-books";
import { identityFor } from "./platforms/xero-gate";
import { asPort } from "./stores/as-port";
import { callBudgetsFor } from "./stores/call-budgets";
import { Forgotten, LaneLost, NotUnique } from "./stores/database";
import type { Taken } from "./stores/lanes";
import type { World } from "./world";

/** The worker's own is five seconds; fewer ticks make more schedules, and lost rings wait longer. Each worker has its own beat. */
const TICK_EVERY_MS = 150_000;

/** One worker process: the app's own jobs and use cases, on ports that are simulated. */
export class SimulatedWorker {
  readonly process: Process;
  private readonly worker: Worker;
  /** Turns under way, each with when it began, and how often the process had stood still by then. */
  private readonly turns = new Set<{ tenantId: TenantId; since: number; freezes: number }>();

  constructor(
    private readonly world: World,
    name: string,
  ) {
    this.process = new Process(world.sim, name, () => world.workerDied(this));
    const ports = portsFor(world, this.process);
    const handleReceipts = makeHandleReceipts({ ...ports, forgetShop: makeForgetShop(ports) });
    this.worker = { ...ports, owner: name, handleReceipts, runLane: this.watched(makeRunLane(ports)) };
    const { agenda, random } = world.sim;
    agenda.after(random.between(1_000, TICK_EVERY_MS), () => this.process.every(TICK_EVERY_MS, () => this.do("tick", tick(ports))));
  }

  job(name: JobName, data: unknown): void {
    this.do(name, work(this.worker, name, data));
  }

  isAtWork({ tenantId, owner, takenAt }: Taken): boolean {
    const goesOn = [...this.turns].some(
      (turn) => turn.tenantId === tenantId && turn.since <= takenAt && turn.freezes === this.process.freezes,
    );

    return owner === this.process.name && goesOn;
  }

  private watched(runLane: Worker["runLane"]): Worker["runLane"] {
    return async (tenantId, owner) => {
      const turn = { tenantId, since: this.world.sim.agenda.now, freezes: this.process.freezes };
      this.turns.add(turn);
      try {
        return await runLane(tenantId, owner);
      } finally {
        this.turns.delete(turn);
      }
    };
  }

  /** A job that fails is logged and forgotten: the next tick finds what is left to do. Only the database may be the reason. */
  private do(name: string, promise: Promise<void>): void {
    promise.catch((cause: unknown) => {
      if (!isOfDatabase(cause)) violated(this.world.sim, `a ${name} job failed: ${cause instanceof Error ? cause.message : String(cause)}`);
    });
  }
}

function isOfDatabase(cause: unknown): boolean {
  return cause instanceof DatabaseGone || cause instanceof NotUnique || cause instanceof LaneLost || cause instanceof Forgotten;
}

/** The engine's ports for one process. */
export function portsFor(world: World, process: Process) {
  const { sim, stores } = world;
  const heard = new Map<TenantId, CallsLeft>();
  const ports = {
    connections: asPort(process, "connections", stores.connections),
    tokens: asPort(process, "tokens", stores.tokens),
    orders: asPort(process, "orders", stores.orders),
    held: asPort(process, "held", stores.held),
    links: asPort(process, "links", stores.links),
    billTos: asPort(process, "billTos", stores.billTos),
    choices: asPort(process, "choices", stores.choices),
    ledger: asPort(process, "ledger", stores.ledger),
    receipts: asPort(process, "receipts", stores.receipts),
    lanes: asPort(process, "lanes", stores.lanes),
    heartbeat: { beat: () => Promise.resolve(), leave: () => Promise.resolve(), heardSince: () => Promise.resolve([]) },
    audit: { seal: () => Promise.resolve(), erase: () => Promise.resolve() },
    sessions: { deleteAll: () => Promise.resolve(), claimRenewal: unused, saveRenewed: unused, runOut: unused },
    shopAccess: { hasApp: unused },
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (message: string, fields?: Record<string, unknown>) => isOfDatabase(fields?.cause) || world.loggedError(message, fields),
    },
    clock: {
      now: () => new Date(Math.floor(sim.agenda.now)),
      every: (ms: number, task: () => void) => process.every(ms, task),
      wait: (ms: number) => process.wait(ms),
    },
    bell: bellFor(world),
    receiptReader,
    identity: identityFor(process, (token) => world.gateOfToken(token)),
    books: booksFor({ process, tenantOf: (id) => world.tenantOf(id), watch: (access, site) => world.watch(process, access, site), heard }),
    shopOrders: shopOrdersFor(process, (domain) => world.shopOf(domain)),
    elsewhere: nothingElsewhere,
    contactList: noContactList,
    follows: asPort(process, "follows", stores.follows),
    buyers: buyersFor(process, (domain) => world.shopOf(domain)),
    undos: noUndos,
    drafts: noDrafts,
    quotes: noQuotes,
    openDocuments: noNights,
    backfills: asPort(process, "backfills", stores.backfills),
    ...budgetsFor(world, process),
    finds: { noteOrders: () => Promise.resolve(0), noteDocuments: () => Promise.resolve(0) },
    shopHistory: shopHistoryFor(process, (domain) => world.shopOf(domain)),
    sweepEveryMs: sim.habits.sweepEveryMs,
    // In every third schedule several requests are under way side by side, where ten orders would make one.
    ...(sim.seed % 3 === 0 && { mostDocuments: 2 }),
    orderUrl: (shop: string, orderId: string) => `https://${shop}/admin/orders/${orderId}`,
  };

  const callsLeft = { take: (tenantId: TenantId) => takeFrom(heard, tenantId) };
  const paced = sim.habits.limits ? makePacedCall({ ...ports, callsLeft }) : unpacedCall;
  const gather = sim.habits.limits ? makeGatherOrders(ports) : gatherNothing;

  return { ...ports, gather, paced, xero: makeXeroAccess({ ...ports, paced }) };
}

const nothing = () => Promise.resolve();
const unused = () => Promise.reject(new Error("No schedule asks for this."));

/** The contacts of the organisation are not listed: nothing is decided by that list. */
const noContactList: Pick<ContactList, "reading" | "save" | "finish" | "goOnFrom" | "refuse"> = {
  reading: () => Promise.resolve({ readAt: null, asked: false, cursor: null, problem: null }),
  ...{ save: unused, finish: unused, goOnFrom: unused, refuse: unused },
};

/** Schedules are over before night. */
const noNights: OpenDocuments = { notSeenSince: unused, differing: unused, looked: unused, missed: unused };

/** Draft orders are not simulated: no shop wants quotes. */
const noDrafts: DraftOrders = { read: unused, changedSince: unused };
const noQuotes: QuoteStore = { forDrafts: unused, saveSeen: unused, behind: unused, changed: unused };

/** Undos of days and of backfills are not simulated; those of single orders are. */
const noUndos: UndoStore = {
  current: () => Promise.resolve(null),
  ...{ list: unused, plan: unused, page: unused, savePreview: unused, start: unused, takeUp: unused },
  ...{ wait: unused, finish: unused, cancel: unused, progress: unused },
};

/** The books were read a moment ago, and hold nobody else's invoices. */
const nothingElsewhere: ElsewhereStore = {
  read: () =>
    Promise.resolve({
      ...{ fromDay: "2000-01-01" as CalendarDate, cursor: null, readAt: new Date(8.64e15) },
      ...{ journals: "read", journalsCursor: null },
    }),
  like: () => Promise.resolve(new Map()),
  ...{ saveRead: nothing, save: nothing, saveDeposits: nothing, saveJournals: nothing, readAgain: nothing },
  ...{ journals: unused, soldOn: unused, ordersOver: unused },
  ...{ doubles: unused, claim: unused, deny: unused, unclaimed: unused, setAside: unused, showAgain: unused, asides: unused },
};

function budgetsFor({ sim, db }: World, process: Process): { budgets: CallBudgets } {
  return { budgets: sim.habits.limits ? callBudgetsFor(process, db) : noBudgets };
}

function takeFrom(heard: Map<TenantId, CallsLeft>, tenantId: TenantId): CallsLeft | null {
  const left = heard.get(tenantId) ?? null;
  heard.delete(tenantId);

  return left;
}

const noBudgets: CallBudgets = { read: () => Promise.resolve(null), change: unused, takeOfApp: unused, hearOfApp: unused };

/** A ring costs its caller nothing, and is lost as easily. */
function bellFor(world: World): Bell {
  return {
    ringReceipts: () => Promise.resolve(world.ring("receipts", {})),
    ringLane: (tenantId) => Promise.resolve(world.ring("lane", { tenantId })),
    ringDue: (tenantIds) => Promise.resolve(tenantIds.forEach((tenantId) => world.ring("lane", { tenantId }))),
  };
}
