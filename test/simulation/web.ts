import type { ShopDomain, TenantId } from "../../app/domain/ids";
import type { NewReceipt } from "../../app/ports/receipt-store";
import { Process } from "./kernel/process";
import { crashedAt } from "./kernel/simulation";
import type { ShopOrder } from "./platforms/shop-order";
import type { World } from "./world";

/** Shopify tries eight times within four hours; here a quiet schedule ends sooner. */
const RETRY_AFTER_MS = [5_000, 20_000, 60_000, 120_000, 240_000, 300_000, 300_000];

/** The platforms' webhooks and the web process that takes them in. */
export class Web {
  private count = 0;

  constructor(private readonly world: World) {}

  shopChanged(shop: ShopDomain, topic: string, order: ShopOrder): void {
    const { now } = this.world.sim.agenda;
    const body = Buffer.from(JSON.stringify(bodyOf(topic, order)));
    this.send({ source: "SHOPIFY", deliveryKey: `${order.number} ${topic} ${now} ${this.count++}`, topic, shop, body });
  }

  booksChanged(tenantId: TenantId, id: string, category: "INVOICE" | "CREDITNOTE"): void {
    const events = [
      {
        resourceId: id,
        eventCategory: category,
        tenantId,
        eventDateUtc: new Date(Math.floor(this.world.sim.agenda.now)).toISOString().slice(0, -1),
      },
    ];
    this.send({
      source: "XERO",
      deliveryKey: `${id} ${this.count++}`,
      topic: "xero",
      shop: null,
      body: Buffer.from(JSON.stringify({ events })),
    });
  }

  private send(receipt: NewReceipt): void {
    const { random, faults, agenda } = this.world.sim;
    if (random.chance(faults.webhookLost)) return;
    const copies = random.chance(faults.webhookTwice) ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) {
      const delay = random.chance(faults.webhookLate) ? random.between(1, 600) * 1000 : random.between(50, 3_000);
      agenda.after(delay, () => this.deliver(receipt, 0));
    }
  }

  /** Each request has a process of its own: what dies with it is only this request. */
  private deliver(receipt: NewReceipt, attempt: number): void {
    const { sim } = this.world;
    const wait = RETRY_AFTER_MS[attempt];
    const again = () => wait !== undefined && sim.agenda.after(wait, () => this.deliver(receipt, attempt + 1));
    const process = new Process(sim, "web", () => again());
    process
      .stored("web.store", () => this.world.stores.receipts.store(receipt))
      .then(
        () => {
          if (sim.random.chance(sim.faults.crash)) return crashedAt(sim, { site: "web.ring", moment: "before", size: 1 });
          this.world.ring("receipts", {});
        },
        () => again(),
      );
  }
}

/** Bodies name the order; whatever else they say is never used. */
function bodyOf(topic: string, { id, number }: ShopOrder): unknown {
  if (topic === "orders/edited") return { order_edit: { order_id: number } };

  return topic === "refunds/create" ? { order_id: number } : { admin_graphql_api_id: id };
}
