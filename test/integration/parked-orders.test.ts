import { afterAll, expect, test } from "vitest";
import type { OrderId } from "../../app/domain/ids";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

/** After this long Xero has forgotten what it answered, and a request can no longer be on its way. */
const KEY_KEPT_MS = 370_000;
const MOST_ROUNDS = 30;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
const { db, ports } = world.app;

/**
 * Xero fails on the invoice for what stands in it. The merchant mends the order; no webhook tells of it, only a sweep, by which what is
 * in doubt is not let go.
 */
test("what is told of an order while its document is in doubt is looked at once the document is given up", async () => {
  const placed = await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "unpaid" });
  await world.hear();
  const ofOneMug = new RegExp(`^PUT .*/Invoices(?=[^]*"InvoiceNumber":"${numberOf(placed)}")(?=[^]*"Quantity":1[,}])`);
  world.lines.xero.refuseEvery(ofOneMug, 500);
  await world.app.worker.turn(books.tenantId);
  const { id, orderId } = await db.orderRecord.findFirstOrThrow({ where: { orderId: { endsWith: `/${placed.id}` } } });

  await world.shopify.edit(placed, { setQuantity: [{ sku: "HF-MUG-CRM", quantity: 2 }] });
  await world.deliverWebhooks();
  await db.webhookReceipt.deleteMany();
  const connection = await merchant.connection();
  await ports.orders.markChanged(connection.id, [{ id: orderId as OrderId, at: world.clock.now() }], "live");
  for (let round = 0; round < MOST_ROUNDS && (await isOpen(id)); round++) {
    await world.advance(KEY_KEPT_MS);
    await world.app.worker.turn(books.tenantId);
  }
  await world.settle();

  expect(world.lines.xero.count(ofOneMug)).toBe(5);
  expect(await books.invoice(numberOf(placed))).toMatchObject({ Status: "AUTHORISED", Total: 29 });
  expect((await merchant.page(placed)).status).toBe("synced");
});

async function isOpen(id: string): Promise<boolean> {
  const { status } = await db.orderRecord.findUniqueOrThrow({ where: { id } });

  return status === "PENDING";
}
