import type { ConnectionId, OrderId, OrderRecordId } from "../../app/domain/ids";
import type { OrderReader, StoredOrder } from "../../app/ports/order-reader";
import { Process } from "./kernel/process";
import { asPort } from "./stores/as-port";
import { portsFor } from "./worker";
import type { World } from "./world";

/** A page of the app's that is open in the merchant's browser: a process like any other, with what pages need besides. */
export function pageOf(world: World) {
  const { sim, stores, db } = world;
  const process = new Process(sim, "page", () => undefined);

  return {
    ...portsFor(world, process),
    reader: readerFor(world, process),
    wishes: asPort(process, "wishes", stores.wishes),
    orderChoices: asPort(process, "orderChoices", stores.orderChoices),
    secrets: { random: () => db.id("secret"), hash: (text: string) => text },
  };
}

function readerFor(world: World, process: Process): OrderReader {
  const unused = () => Promise.reject(new Error("No schedule asks for this."));

  return {
    one: (id, recordId) => process.stored("reader.one", () => storedOrder(world, id, recordId as OrderRecordId)),
    ...{ counts: unused, list: unused, attempts: unused, signsOfLife: unused },
  };
}

export function storedOrder(world: World, id: ConnectionId, recordId: OrderRecordId): StoredOrder | null {
  const { db, stores } = world;
  const row = db.of(id).order(recordId);
  const standing = stores.links.forOrders(id, [recordId]).get(recordId);
  if (!standing) return null;
  const { orderId, status, problems, wish = null, plan = null, placedAt } = row;

  return {
    ...{ recordId, orderId, status, problems, wish, plan, standing, name: orderId, placedAt: new Date(placedAt) },
    ...{ foundBySweepAt: null, waits: false, facts: factsOf(world, orderId) },
    invoice: standing.invoice && { id: standing.invoice.id, seen: standing.invoice.seen, readAt: db.now() },
  };
}

/** As it was read from Shopify, once it was. */
function factsOf({ shops }: World, orderId: OrderId): StoredOrder["facts"] {
  const order = [...shops.values()].map(({ orders }) => orders.get(orderId)).find((each) => each !== undefined);
  if (!order || order.readAt === 0) return null;
  const { currency } = order.telling.input.order;
  const of = (minor: bigint) => ({ minor, currency });

  return { total: of(order.total), tax: of(order.telling.dueTax), paid: of(order.received), outstanding: of(order.open) };
}
