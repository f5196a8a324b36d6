import type { ConnectionId, OrderId, ShopDomain, TenantId } from "../../app/domain/ids";
import type { TimeZone } from "../../app/domain/instant";
import type { TaxRate } from "../../app/domain/ledger/chart";
import type { Percentage } from "../../app/domain/money/percentage";
import type { JobName } from "../../app/jobs/catalog";
import type { BooksAccess } from "../../app/ports/books";
import type { Process } from "./kernel/process";
import { crashedAt, strikes, violated, type Simulation } from "./kernel/simulation";
import { Shop, type Announce } from "./platforms/shopify";
import type { Market } from "./platforms/shop-stories";
import { Organisation, type AnnounceDocument } from "./platforms/xero";
import type { Tenant } from "./platforms/xero-calls";
import { twinOf } from "./platforms/xero-chart";
import { Gate } from "./platforms/xero-gate";
import { Limits } from "./platforms/xero-limits";
import { makeBillToStore } from "./stores/bill-to-store";
import { makeBackfillStore } from "./stores/backfill-store";
import { makeConnectionStore } from "./stores/connection-store";
import { makeContactChoices } from "./stores/contact-choices";
import { makeContactFollows } from "./stores/contact-follows";
import { makeOrderChoiceStore } from "./stores/order-choice-store";
import { Database } from "./stores/database";
import { makeHeldOrders } from "./stores/held-orders";
import { makeLanes } from "./stores/lanes";
import { makeLinkStore } from "./stores/link-store";
import { makeOrderStore } from "./stores/order-store";
import { makeReceiptStore } from "./stores/receipt-store";
import { makeTokenStore } from "./stores/token-store";
import { makeWishStore } from "./stores/wish-store";
import { makeWriteLedger } from "./stores/write-ledger";
import { minorUnits } from "../builders/amounts";
import { anOrganisation } from "../builders/books";
import { ratesFor } from "../builders/tax-systems";
import { Web } from "./web";
import { SimulatedWorker } from "./worker";

export const WORKERS = 3;

/** One schedule's world: shops and books, the app's processes between them, and the rows that outlive them. */
export class World {
  readonly db: Database;
  readonly stores;
  readonly shops = new Map<ShopDomain, Shop>();
  readonly tenants = new Map<TenantId, Tenant>();
  readonly web: Web;
  readonly workers: SimulatedWorker[] = [];
  private born = 0;

  constructor(readonly sim: Simulation) {
    const db = new Database(sim);
    this.db = db;
    this.stores = {
      connections: makeConnectionStore(db),
      tokens: makeTokenStore(db),
      orders: makeOrderStore(db, (orderId) => this.readAt(orderId)),
      held: makeHeldOrders(db),
      links: makeLinkStore(db),
      billTos: makeBillToStore(db),
      choices: makeContactChoices(db),
      orderChoices: makeOrderChoiceStore(db),
      follows: makeContactFollows(db),
      ledger: makeWriteLedger(db, (id, key) => this.tenantOf(db.connection(id).tenantId).organisation.refusedKeys.has(key)),
      wishes: makeWishStore(db),
      receipts: makeReceiptStore(db),
      backfills: makeBackfillStore(db),
      lanes: makeLanes(db, (taken) => this.workers.some((worker) => worker.isAtWork(taken))),
    };
    this.web = new Web(this);
  }

  start(): void {
    for (let count = 0; count < WORKERS; count++) this.startWorker();
  }

  addTenant(tenantId: TenantId, market: Market): Tenant {
    const taxRates = ratesFor(market.system).flatMap(({ taxType, percent }): TaxRate[] => {
      const rate = percent as Percentage;

      return [taxType, twinOf(taxType)].map((each) => ({ taxType: each, name: each, rate }));
    });
    const announce: AnnounceDocument = (tenant, id, category) => this.web.booksChanged(tenant, id, category);
    const about = anOrganisation({
      baseCurrency: minorUnits(market.code, 0n).currency,
      countryCode: market.system.country,
      timeZone: "Europe/London" as TimeZone,
    });
    const organisation = new Organisation(this.sim, { tenantId, about, taxRates, announce });
    const { limits } = this.sim.habits;
    const tenant = { organisation, gate: new Gate(this.sim, tenantId), limits: limits && new Limits(this.sim, limits) };
    this.tenants.set(tenantId, tenant);

    return tenant;
  }

  addShop(domain: ShopDomain, market: Market): Shop {
    const announce: Announce = (shopDomain, topic, about) => this.web.shopChanged(shopDomain, topic, about);
    const shop = new Shop(this.sim, { domain, market, announce });
    this.shops.set(domain, shop);

    return shop;
  }

  shopOf(domain: ShopDomain): Shop {
    return known(this.shops.get(domain));
  }

  tenantOf(tenantId: TenantId): Tenant {
    return known(this.tenants.get(tenantId));
  }

  gateOfToken(refreshToken: string): Gate {
    return known([...this.tenants.values()].find(({ gate }) => refreshToken.startsWith(`refresh-${gate.tenantId}-`))).gate;
  }

  /** When Shopify was last asked how this order stands. */
  private readAt(orderId: OrderId): number {
    for (const { orders } of this.shops.values()) {
      const order = orders.get(orderId);
      if (order) return order.readAt;
    }

    return 0;
  }

  connectionOf(shop: ShopDomain) {
    return known([...this.db.connections.values()].find((row) => row.shop === shop));
  }

  /** Wakes some worker: perhaps twice, late, or nobody. */
  ring(name: JobName, data: { tenantId?: TenantId }): void {
    const { random, agenda } = this.sim;
    if (strikes(this.sim, "ringLost"))
      return name === "receipts" ? crashedAt(this.sim, { site: "web.ring", moment: "before", size: 1 }) : undefined;
    const rings = strikes(this.sim, "ringTwice") ? 2 : 1;
    for (let ring = 0; ring < rings; ring++) {
      const delay = strikes(this.sim, "ringLate") ? random.between(1, 30) * 1000 : random.between(1, 30);
      agenda.after(delay, () => {
        const alive = this.workers.filter(({ process }) => process.frozenUntil <= agenda.now);
        if (alive.length > 0) random.pick(alive).job(name, data);
      });
    }
  }

  workerDied(worker: SimulatedWorker): void {
    this.workers.splice(this.workers.indexOf(worker), 1);
    this.sim.agenda.after(this.sim.random.between(2, 30) * 1000, () => this.startWorker());
  }

  /** Before every call to Xero. Tokens that nobody stored are lost with the process. */
  watch(process: Process, { accessToken }: BooksAccess, site: string): void {
    if (!this.db.tokensStored.has(accessToken)) violated(this.sim, `${process.name} used a token in ${site} before it was stored`);
  }

  loggedError(message: string, fields: Record<string, unknown> = {}): void {
    const { cause } = fields;
    violated(this.sim, `logged as an error: ${message} ${cause instanceof Error ? cause.message : ""}`);
  }

  private startWorker(): void {
    this.born += 1;
    this.workers.push(new SimulatedWorker(this, `worker-${this.born}`));
  }
}

export function connectionId(shop: ShopDomain): ConnectionId {
  return `connection of ${shop}` as ConnectionId;
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("A schedule asked for what it never made.");

  return value;
}
