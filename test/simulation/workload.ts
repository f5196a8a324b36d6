import type { CustomerId, ShopDomain, TenantId } from "../../app/domain/ids";
import { REAL_TIME } from "../../app/domain/sync/sync-schedule";
import { aProfile } from "../builders/books";
import { aCustomer } from "../builders/order";
import { BEGINNING } from "./kernel/simulation";
import { postThePast } from "./backfills";
import { INSURED } from "./billing";
import { TAG_RULES, tagAtFirst } from "./choices";
import { employMerchant, undo } from "./merchant";
import { meddleInBooks, strangersInvoice } from "./people";
import type { Market } from "./platforms/shop-stories";
import { emailOf, ShopCustomer } from "./platforms/shop-customers";
import { ShopOrder } from "./platforms/shop-order";
import type { Shop } from "./platforms/shopify";
import { connectionId, type World } from "./world";

/** How long things happen before everything is left to come to rest: two sweeps of each side fall into it. */
export const BUSY_MS = 6 * 60_000;

/** How many shops a schedule has. What they do to one another shows in the third that has several; each costs sweeps of its own. */
const SHOPS = [1, 1, 1, 1, 2, 3];

/** Shops, books and everything that will happen in them, put on the agenda. */
export function fillWorld(world: World, markets: readonly Market[]): void {
  const { fortune } = world.sim;
  const shops = fortune.pick(SHOPS);
  const orders = Math.round(fortune.between(8, 11) / shops);
  const market = fortune.pick(markets);
  for (let index = 0; index < shops; index++) {
    // Shops share an organisation only where they sell in its currency.
    const tenantId = `tenant-${fortune.chance(0.5) ? 1 : index + 1}` as TenantId;
    if (!world.tenants.has(tenantId)) world.addTenant(tenantId, market);
    const domain = `shop-${index + 1}.example.com` as ShopDomain;
    connect(world, { domain, tenantId, market, prefix: `S${index + 1}-` });
    const shop = world.addShop(domain, market);
    employMerchant(world, shop);
    if (world.sim.habits.backfills) placeInThePast(world, shop, (index + 1) * 1000 + 900);
    for (let number = 1; number <= orders; number++) liveThrough(world, shop, (index + 1) * 1000 + number);
  }
}

function connect(
  world: World,
  { domain, tenantId, market, prefix }: { domain: ShopDomain; tenantId: TenantId; market: Market; prefix: string },
): void {
  const { db, sim } = world;
  const { gate } = world.tenantOf(tenantId);
  const [first] = market.stories;
  if (!first) throw new Error("A market has stories.");
  const { profile } = first.at({ paid: false, refunds: 0, edited: false, cancelled: false }).input;
  // Some tokens are about to run out when the schedule begins.
  const tokens = gate.grant(sim.random.between(6, 30) * 60_000);
  db.tokensStored.add(tokens.accessToken);
  const id = connectionId(domain);
  const organisation = world.tenantOf(tenantId).organisation.about;
  const swept = {
    shopCursor: new Date(BEGINNING),
    catchingUp: false,
    booksCursor: new Date(BEGINNING),
    shopSweptAt: new Date(BEGINNING),
    booksSweptAt: new Date(BEGINNING),
    shopSweepDue: null,
    booksSweepDue: null,
  };
  db.connections.set(id, {
    ...{
      id,
      shop: domain,
      tenantId,
      xeroConnectionId: `consent-${id}`,
      organisation,
      organisationReadAt: new Date(BEGINNING),
      state: "LIVE",
      profileVersion: 1,
      tokens,
      tokenVersion: 1,
      refreshClaimUntil: null,
      ...swept,
    },
    ...{
      profile: aProfile({ ...profile, numberPrefix: prefix, ...(sim.habits.chooses && { tagRules: TAG_RULES }), ...doubtOf(sim) }),
      schedule: REAL_TIME,
      waitsUntil: null,
      ordersFrom: new Date(BEGINNING - 86_400_000),
      restUntil: null,
      connectedAt: new Date(BEGINNING),
    },
  });
}

/** Where people make namesakes, some merchants have another contact made without being asked. */
function doubtOf({ habits, fortune }: World["sim"]): { contactDoubt: "review" | "create" } {
  return { contactDoubt: habits.namesakes && fortune.chance(0.3) ? "create" : "review" };
}

/** Orders from before the app came, paid or not. */
function placeInThePast(world: World, shop: Shop, first: number): void {
  const { fortune } = world.sim;
  const plain = shop.market.stories.filter(({ plannable }) => plannable);
  const orders = plain.length > 0 ? fortune.between(2, 3) : 0;
  for (let number = first; number < first + orders; number++) {
    const at = BEGINNING - fortune.between(26, 50) * 3_600_000;
    const order = new ShopOrder(number, fortune.pick(plain), { at, customer: someCustomer(world, shop) });
    if (order.total > 0n && fortune.chance(0.6)) order.receive(order.total, { at, marked: false });
    shop.addPast(order);
  }
  if (orders > 0) postThePast(world, shop);
}

/** How often something happens to an order after it was placed. */
const HAPPENINGS = [0, 0, 1, 1, 2, 3];

/** Decides what becomes of one order, and when. */
function liveThrough(world: World, shop: Shop, number: number): void {
  const { fortune, agenda } = world.sim;
  const placedAfter = fortune.between(0, BUSY_MS * 0.6);
  const plain = shop.market.stories.filter(({ plannable }) => plannable);
  const story = fortune.chance(0.9) && plain.length > 0 ? fortune.pick(plain) : fortune.pick(shop.market.stories);
  agenda.after(moment(world, placedAfter), () => {
    const order = new ShopOrder(number, story, { at: agenda.now, customer: someCustomer(world, shop) });
    if (!story.plannable) order.meddling.add("cannot be planned");
    if (world.sim.habits.chooses) tagAtFirst(world, order);
    if (world.sim.habits.billsOthers && fortune.chance(0.3)) order.tags = [...order.tags, INSURED];
    shop.change(order, "orders/create", () => startPaying(world, order));
    if (fortune.chance(0.04)) strangersInvoice(world, shop, order);
    const left = BEGINNING + BUSY_MS - agenda.now;
    const happenings = fortune.pick(HAPPENINGS);
    for (let count = 0; count < happenings; count++)
      agenda.after(moment(world, fortune.between(1_000, left)), () => happen(world, shop, order));
  });
}

const BURST_LASTS_MS = 30_000;
const BURST_BEFORE_MS = 20_000;

/** Where changes come in bursts, a moment within the burst before it; milliseconds from now. */
function moment({ sim: { agenda, habits } }: World, afterMs: number): number {
  const { bursts, sweepEveryMs } = habits;
  const at = agenda.now + afterMs - BEGINNING;
  if (!bursts || at < sweepEveryMs) return afterMs;
  const inBurst = at - (at % sweepEveryMs) - BURST_BEFORE_MS + (at % BURST_LASTS_MS);

  return Math.max(1, inBurst - (agenda.now - BEGINNING));
}

function startPaying({ sim: { fortune, agenda } }: World, order: ShopOrder): void {
  const { total } = order;
  if (total <= 0n) return;
  const how = fortune.pick(["paid", "paid", "authorised", "part", "unpaid", "unpaid"]);
  if (how === "authorised") order.authorisedAt = agenda.now;
  if (how === "paid") order.receive(total, { at: agenda.now, marked: false });
  if (how === "part" && total > 1n) order.receive(total / 2n, { at: agenda.now, marked: false });
}

function happen(world: World, shop: Shop, order: ShopOrder): void {
  const { fortune, agenda, habits } = world.sim;
  if (habits.undoes && fortune.chance(0.15)) return undo(world, shop, order);
  const { now } = agenda;
  const what = fortune.pick(["pay", "pay", "pay", "refund", "refund", "touch", "touch", "edit", "cancel", "books", "books"]);
  const unpaid = order.total - order.received;
  if (what === "pay" && unpaid > 0n && order.refundedAt.length === 0 && order.cancelledAt === null && !order.meddling.has("paid in Xero")) {
    const minor = fortune.chance(0.4) && unpaid > 1n ? unpaid / 2n : unpaid;
    shop.change(order, "orders/paid", () => order.receive(minor, { at: now, marked: false }));
  } else if (what === "refund" && order.isPaid && !order.edited && order.refundedAt.length < order.story.refunds) {
    shop.change(order, "refunds/create", () => void order.refundedAt.push(now));
  } else if (what === "touch") {
    shop.change(order, "orders/updated", () => undefined);
  } else if (what === "edit" && order.story.canBeEdited && !order.edited && order.refundedAt.length === 0 && fortune.chance(0.5)) {
    order.meddling.add("edited");
    shop.change(order, "orders/edited", () => void (order.edited = true));
  } else if (what === "cancel" && order.cancelledAt === null && fortune.chance(0.4)) {
    order.meddling.add("cancelled");
    shop.change(order, "orders/cancelled", () => void (order.cancelledAt = now));
  } else if (what === "books") meddleInBooks(world, shop, order);
}

/** Few customers, so that they come again; two of them have the same name, one has no address to write to. */
function someCustomer({ sim: { fortune, agenda } }: World, { domain, customers }: Shop): ShopCustomer | null {
  const number = fortune.between(0, 4);
  if (number === 0) return null;
  const id = `gid://shopify/Customer/${domain.slice(5, 6)}${number}` as CustomerId;
  const firstName = ["Ada", "Ada", "Grace", "Joan"][number - 1] ?? "";
  const known = customers.get(id);
  if (known) return known;
  const email = number === 3 ? null : emailOf(number);
  const customer = new ShopCustomer(aCustomer({ id, name: `${firstName} Example`, firstName, email }), agenda.now);
  customers.set(id, customer);

  return customer;
}
