import { addDays, dayIn, type Instant } from "../domain/instant";
import type { Answer } from "../ports/answer";
import type { Clock } from "../ports/clock";
import type { Connection } from "../ports/connection";
import type { ShopHistory } from "../ports/shop-history";

type Ports = { shopHistory: Pick<ShopHistory, "showsAll">; clock: Pick<Clock, "now"> };

const DAY_MS = 86_400_000;

/** Shopify shows apps without `read_all_orders` the orders of the last sixty days only (Nov 2026), without saying what it left out. */
const DAYS_SHOWN = 60;

/**
 * Why orders placed from then on are not all to be seen; null where they are. Asked each time before more of them are needed, and
 * not only when they are chosen: the sixty days move on while a preview waits for its merchant, or a run for Xero's calls.
 */
export async function ordersHidden(
  { shopHistory, clock }: Ports,
  { shop, organisation }: Pick<Connection, "shop" | "organisation">,
  from: Date,
): Promise<Answer<string | null>> {
  const shownFrom = new Date(clock.now().getTime() - DAYS_SHOWN * DAY_MS);
  if (from >= shownFrom) return { kind: "done", value: null };
  const showsAll = await shopHistory.showsAll(shop);
  if (showsAll.kind !== "done") return showsAll;
  const firstDay = addDays(dayIn(organisation.timeZone, shownFrom.toISOString() as Instant), 1);
  const sentence =
    `Shopify shows Crossfoot only the orders of the last ${DAYS_SHOWN} days: choose ${firstDay} or later. ` +
    "For older orders, whoever runs Crossfoot has to ask Shopify for the permission “read all orders”.";

  return { kind: "done", value: showsAll.value ? null : sentence };
}
