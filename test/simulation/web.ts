import type { IncomingMessage, ServerResponse } from "node:http";
import { makeIntake, type Intake } from "../../app/adapters/webhooks/intake";
import type { ShopDomain, TenantId } from "../../app/domain/ids";
import type { NewReceipt } from "../../app/ports/receipt-store";
import { Process } from "./kernel/process";
import { crashedAt, strikes, violated } from "./kernel/simulation";
import type { ShopCustomer } from "./platforms/shop-customers";
import type { ShopOrder } from "./platforms/shop-order";
import type { World } from "./world";

/** Shopify tries eight times within four hours; here a quiet schedule ends sooner. */
const RETRY_AFTER_MS = [5_000, 20_000, 60_000, 120_000, 240_000, 300_000, 300_000];

/** The platforms' webhooks and the web process that takes them in. */
export class Web {
  private count = 0;

  constructor(private readonly world: World) {}

  shopChanged(shop: ShopDomain, topic: string, about: ShopOrder | ShopCustomer): void {
    const { now } = this.world.sim.agenda;
    const body = Buffer.from(JSON.stringify(bodyOf(topic, about)));
    this.send({ source: "SHOPIFY", deliveryKey: `${about.id} ${topic} ${now} ${this.count++}`, topic, shop, body });
  }

  booksChanged(tenantId: TenantId, id: string, category: "INVOICE" | "CREDITNOTE"): void {
    const eventDateUtc = new Date(Math.floor(this.world.sim.agenda.now)).toISOString().slice(0, -1);
    const events = [{ resourceId: id, eventCategory: category, tenantId, eventDateUtc }];
    const body = Buffer.from(JSON.stringify({ events }));
    this.send({ source: "XERO", deliveryKey: `${id} ${this.count++}`, topic: "events", shop: null, body });
  }

  private send(receipt: NewReceipt): void {
    const { sim } = this.world;
    if (strikes(sim, "webhookLost")) return;
    const copies = strikes(sim, "webhookTwice") ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) {
      const delay = strikes(sim, "webhookLate") ? sim.random.between(1, 600) * 1000 : sim.random.between(50, 3_000);
      sim.agenda.after(delay, () => this.deliver(receipt, 0));
    }
  }

  /** Each request has a process of its own: what dies with it is only this request. */
  private deliver(receipt: NewReceipt, attempt: number): void {
    const { sim } = this.world;
    sim.events += 1;
    const wait = RETRY_AFTER_MS[attempt];
    const again = () => wait !== undefined && sim.agenda.after(wait, () => this.deliver(receipt, attempt + 1));
    const process = new Process(sim, "web", () => again());
    const hear = (status: number) => (status === 200 ? this.acknowledged(receipt) : again());
    void this.intakeOf(process, receipt)(requestOf(receipt), responseTo(process, hear));
  }

  /** The app's own way of taking in webhooks. Signatures and headers are not simulated. */
  private intakeOf(process: Process, receipt: NewReceipt): Intake {
    const { stores, sim } = this.world;

    return makeIntake(
      { source: receipt.source, isSigned: () => true, receipt: () => receipt },
      {
        receipts: { store: (each) => process.stored("web.store", () => stores.receipts.store(each)) },
        afterStored: () => {
          if (process.dead || strikes(sim, "crash")) return crashedAt(sim, { site: "web.ring", moment: "before", size: 1 });
          this.world.ring("receipts", {});
        },
        log: { info: () => undefined, warn: () => undefined, error: () => undefined },
        meters: { webhookAnswered: () => undefined },
      },
    );
  }

  /** I5: a platform that was told 200 never sends it again. */
  private acknowledged({ source, deliveryKey, topic }: NewReceipt): void {
    const { db, sim } = this.world;
    if (!db.deliveries.has(`${source}|${deliveryKey}`)) violated(sim, `a webhook (${topic}) was acknowledged before it was stored`);
  }
}

/** As much of a request as taking it in needs. */
function requestOf({ body }: NewReceipt): IncomingMessage {
  const request = {
    method: "POST",
    headers: {},
    on: (event: string, hear: (part?: Buffer) => void) => {
      if (event === "data") queueMicrotask(() => hear(body));
      if (event === "end") queueMicrotask(() => hear());

      return request;
    },
  };

  return request as unknown as IncomingMessage;
}

/** What a process answers that has died meanwhile is never heard. */
function responseTo(process: Process, hear: (status: number) => void): ServerResponse {
  const response = {
    writeHead: (status: number) => {
      if (!process.dead) hear(status);

      return response;
    },
    end: () => response,
    destroy: () => response,
  };

  return response as unknown as ServerResponse;
}

/** Bodies name the order; whatever else they say is never used. */
function bodyOf(topic: string, about: ShopOrder | ShopCustomer): unknown {
  const { id } = about;
  if (!("number" in about)) return { id: Number(id.slice(id.lastIndexOf("/") + 1)) };
  const { number } = about;
  if (topic === "orders/edited") return { order_edit: { order_id: number } };

  return topic === "refunds/create" ? { order_id: number } : { admin_graphql_api_id: id };
}
