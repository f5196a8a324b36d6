import type { WorkOrder } from "../workload";
import type { Scene } from "./fault";
import { actOn, posted } from "./people-acts";

type Deed = (scene: Scene, order: WorkOrder) => Promise<void>;

/** What a merchant does in the app's own pages, and a customer in the shop, about an order that was just posted. */
export const MERCHANTS_DEEDS: readonly Deed[] = [chooseAccount, billAnother, undo, changeCustomer];

/** Xero's demo chart has 260 for other revenue; the demo shop sells on 200. */
async function chooseAccount(scene: Scene, order: WorkOrder): Promise<void> {
  await posted(scene, order);
  const path = `/app/orders/${await recordOf(scene, order)}/choices`;
  await press(scene, { path, route: "routes/app.orders.$recordId_.choices", fields: { account: "260", taxType: "", reason: "as agreed" } });
  scene.work.acts.set(order.id, { does: "codes", account: "260", lines: ["Oak stool"] });
}

async function billAnother(scene: Scene, order: WorkOrder): Promise<void> {
  await posted(scene, order);
  const name = `Insurer of ${order.name}`;
  const { ContactID: contactId } = await actOn<{ ContactID: string }>(scene, "contacts", { Name: name });
  const path = `/app/bill-to?order=${await recordOf(scene, order)}`;
  const fields = { scope: "order", payer: "existing", portion: "whole", part: "", search: name, reason: "as agreed" };
  await press(scene, { path, route: "routes/app.bill-to", fields });
  scene.work.acts.set(order.id, { does: "bills", contactId });
}

async function undo(scene: Scene, order: WorkOrder): Promise<void> {
  await posted(scene, order);
  const path = `/app/orders/${await recordOf(scene, order)}`;
  await press(scene, { path, route: "routes/app.orders.$recordId", fields: { intent: "undo", reason: "entered twice" } });
  scene.work.acts.set(order.id, { does: "undoes" });
}

async function changeCustomer(scene: Scene, order: WorkOrder): Promise<void> {
  const { contactId } = await posted(scene, order);
  const lastName = `Married ${order.name.slice(1)}`;
  await scene.stage.shopify.ask(`/customers/${encodeURIComponent(order.customer.email)}`, { lastName });
  scene.work.acts.set(order.id, { does: "renames", contactId, name: `${order.customer.firstName} ${lastName}` });
}

type Press = { path: string; route: string; fields: Record<string, string> };

/** Once more where the app was away just then, as a person would: what is saved twice is saved once. */
export async function press({ stage }: Scene, { path, route, fields }: Press): Promise<void> {
  const merchant = stage.merchantOf();
  await merchant.post(path, route, fields).catch(() => merchant.post(path, route, fields));
}

/** By which the app's pages name an order, as a link on the list of orders has it. */
export async function recordOf({ stage }: Scene, { id }: WorkOrder): Promise<string> {
  const rows = await stage.database.rows<{ id: string }>(`SELECT id FROM "OrderRecord" WHERE "orderId" = $1`, [
    `gid://shopify/Order/${id}`,
  ]);
  if (!rows[0]) throw new Error(`The app knows no order ${id}.`);
  return rows[0].id;
}
