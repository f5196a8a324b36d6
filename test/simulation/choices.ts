import type { TagRule } from "../../app/domain/posting/order-choice";
import type { ChoiceValues } from "../../app/use-cases/choice-views";
import { makeChooseForOrder, makeTakeChoiceBack } from "../../app/use-cases/choose-for-order";
import { makeHoldBackOrder, makePostAgain } from "../../app/use-cases/decide-order";
import { INSURED } from "./billing";
import { pageOf } from "./page";
import type { ShopOrder } from "./platforms/shop-order";
import type { Shop } from "./platforms/shopify";
import { CHOSEN, REGIONS, SALES, twinOf } from "./platforms/xero-chart";
import type { OrderRow } from "./stores/database";
import { connectionId, type World } from "./world";

const LOOKS_EVERY_MS = 30_000;

/** What tags decide in shops where the merchant chooses, the first before the others. */
export const TAG_RULES: readonly TagRule[] = [
  { tag: "wholesale", account: CHOSEN.wholesale, tracking: [{ category: "Region", option: REGIONS[1] }] },
  { tag: "outlet", account: CHOSEN.outlet },
  { tag: "check", draft: true },
  { tag: "hold", doNotSend: true },
];

/** The merchant chooses for some of his orders how they are booked, whatever has become of them by then. */
export function chooseNowAndThen(world: World, shop: Shop): void {
  const { sim } = world;
  sim.agenda.after(LOOKS_EVERY_MS, () => {
    if (sim.calm) return;
    for (const order of shop.orders.values()) if (!order.past && sim.fortune.chance(0.09)) choose(world, shop, order);
    chooseNowAndThen(world, shop);
  });
}

/** Of one order in three, from the moment when it is placed. */
export function tagAtFirst({ sim: { fortune } }: World, order: ShopOrder): void {
  if (!fortune.chance(0.3)) return;
  order.tagFromFirst = fortune.pick(TAG_RULES).tag;
  order.tags = [order.tagFromFirst];
}

function choose(world: World, shop: Shop, order: ShopOrder): void {
  const { sim, db } = world;
  const what = sim.fortune.pick(["order", "order", "order", "line", "draft", "take back", "hold back", "tag", "tag"] as const);
  const row = db.of(connectionId(shop.domain)).orders.get(order.id);
  if (what === "tag") return tag(world, shop, order);
  if (!row) return;
  sim.events += 1;
  sim.trace.note(sim.agenda.now, `the merchant: chooses ${what} for ${order.name}`);
  if (what === "hold back") return holdBack(world, shop, { order, row });
  if (what !== "take back" && order.tagFromFirst === "check") order.tagFromFirst = null;
  const page = pageOf(world);
  if (what === "take back") void makeTakeChoiceBack(page)(shop.domain, row.recordId).catch(() => undefined);
  else
    void makeChooseForOrder(page)(shop.domain, { recordId: row.recordId, values: valuesFor(row, what), by: null }).catch(() => undefined);
}

/** A tag more, or none any more. */
function tag({ sim: { fortune } }: World, shop: Shop, order: ShopOrder): void {
  const tags =
    order.tags.length > 0 && fortune.chance(0.4)
      ? order.tags.filter((each) => each === INSURED)
      : [...new Set([...order.tags, fortune.pick(TAG_RULES).tag])];
  if (!tags.includes(order.tagFromFirst ?? "")) order.tagFromFirst = null;
  shop.change(order, "orders/updated", () => void (order.tags = tags));
}

/** What he did before it was sent is taken back at times; an order that was undone is sent again by that. */
function holdBack(world: World, { domain }: Shop, { order, row: { recordId, wish } }: { order: ShopOrder; row: OrderRow }): void {
  const page = pageOf(world);
  const isHeld = wish?.kind === "do-not-send";
  if (isHeld) order.meddling.delete("undone");
  const done = isHeld ? makePostAgain(page)(domain, recordId) : makeHoldBackOrder(page)(domain, recordId, "");
  void done.catch(() => undefined);
}

/** A rate is chosen only for a line that is known, and comes to the same percentage. */
function valuesFor({ choice, plan }: OrderRow, what: "order" | "line" | "draft"): ChoiceValues {
  const { draft, lines = [] } = choice ?? {};
  const kept = draft === undefined ? "" : draft ? "yes" : "no";
  const tracking = { Region: REGIONS[0] };
  const known = plan?.invoice.lines.find(({ of, accountCode }) => of?.includes("LineItem") && accountCode === SALES);
  const ofLine = { account: CHOSEN.line, taxType: known ? twinOf(known.taxType) : "", tracking: { Region: REGIONS[2] } };
  const chosen = what === "line" && known?.of ? { [known.of]: ofLine } : {};

  return {
    ...(what === "draft" ? { account: "", taxType: "", tracking: {} } : { account: CHOSEN.order, taxType: "", tracking }),
    ...{ draft: what === "draft" ? "yes" : kept === "yes" ? "no" : kept, lines: lines.length > 0 ? {} : chosen, reason: "as agreed" },
  };
}
