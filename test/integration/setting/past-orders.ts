import type { BackfillPageView } from "../../../app/use-cases/backfill-views";
import type { SetupValues } from "../../../app/use-cases/views";
import { askJson } from "./json";
import { Merchant } from "./merchant";
import type { NewOrder, ShopOrder } from "./shopify-side";
import type { World } from "./world";

const SCOPES = ["read_customers", "read_orders", "read_products", "write_orders", "read_all_orders"];

/** Long after the past orders of these tests, and before any that a test places now. */
export const GO_LIVE = "2026-11-01";

type Past = { handle: string; past: readonly NewOrder[]; setup?: Partial<SetupValues>; scopes?: readonly string[] };

/** A shop that sold for months before it was connected: nothing of it is in the books, and Shopify shows all of it. */
export async function merchantWithPast(
  world: World,
  { handle, past, setup = {}, scopes = SCOPES }: Past,
): Promise<{ merchant: Merchant; placed: ShopOrder[]; numberOf: (order: { name: string } | undefined) => string }> {
  const merchant = await Merchant.open(world, handle);
  await askJson(`${world.shopify.url}/control/scopes`, { shop: merchant.shop, scopes });
  const placed: ShopOrder[] = [];
  for (const order of past) placed.push(await merchant.placeOrder(order));
  await world.hear();
  await merchant.connect();
  // Shops of one test file share the organisation, where invoice numbers are unique.
  await merchant.saveSetup({ ordersFrom: GO_LIVE, numberPrefix: `${handle}-`, ...setup });
  await world.settle();

  return { merchant, placed, numberOf: (order) => `${handle}-${order?.name.replace("#", "")}` };
}

export const JUNE = { fromDay: "2026-06-01", toDay: "2026-06-30" };

export const mugOn = (createdAt: string): NewOrder => ({ createdAt, lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" });

/** In June, and not in the order of their days. */
export const THREE: readonly NewOrder[] = [mugOn("2026-06-03T09:00:00Z"), mugOn("2026-06-02T09:00:00Z"), mugOn("2026-06-04T09:00:00Z")];

/** Invoice numbers in the order in which they were sent to Xero. */
export function invoiceNumbersSent({ lines }: World, prefix: string): string[] {
  return lines.xero.carried
    .filter(({ call }) => call.startsWith("PUT /api.xro/2.0/Invoices"))
    .flatMap(({ body }) => [...body.matchAll(/"InvoiceNumber":"([^"]+)"/g)].map(([, number]) => number ?? ""))
    .filter((number) => number.startsWith(prefix));
}

/** The app's page of backfills. */
export function backfillPage({ world, shop }: Merchant): Promise<BackfillPageView> {
  return world.app.crossfoot.backfill(shop);
}

/** Chooses the days, and waits for the preview. */
export async function previewed(merchant: Merchant, days: { fromDay: string; toDay: string }): Promise<BackfillPageView> {
  const { errors } = await merchant.world.app.crossfoot.planBackfill(merchant.shop, days);
  if (Object.keys(errors).length > 0) throw new Error(`The days were refused: ${JSON.stringify(errors)}`);

  return carriedOn(merchant, ({ current }) => current?.state !== "previewing");
}

/** Presses "Start", and works until the backfill is over. */
export async function ranToEnd(merchant: Merchant): Promise<BackfillPageView> {
  await merchant.world.app.crossfoot.controlBackfill(merchant.shop, "start");

  return carriedOn(merchant, ({ current }) => current === null);
}

/** A file of Shopify's is asked for every five seconds. */
const LONGEST_PAUSE_MS = 5_000;
const MOST_PAUSES = 40;

export async function carriedOn(merchant: Merchant, enough: (page: BackfillPageView) => boolean): Promise<BackfillPageView> {
  for (let pause = 0; pause < MOST_PAUSES; pause++) {
    await merchant.world.settle();
    const page = await backfillPage(merchant);
    if (enough(page)) return page;
    await merchant.world.advance(LONGEST_PAUSE_MS + 1);
  }
  throw new Error(`The backfill stands still: ${JSON.stringify(await backfillPage(merchant))}`);
}
