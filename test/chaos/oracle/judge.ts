import { booksIn, type Books } from "./books-side";
import type { Journal } from "./journal";
import { judgeOrder, type Finding } from "./judge-order";
import { ordersIn, type ShopOrder } from "./shop-side";

/** What a person did in Xero to an order's documents: then that stands, and not what Shopify's order alone would ask for. */
export type Act = "paid" | "voided";

export interface Placed {
  readonly id: number;
  readonly tenantId: string;
}

/** How the app itself says that an order stands; read from its database. */
export interface Said {
  readonly status: string;
  /** Codes of its problems. */
  readonly problems: readonly string[];
}

export interface Evidence {
  readonly shopify: Journal;
  readonly xero: Journal;
  readonly orders: readonly Placed[];
  readonly acts: ReadonlyMap<number, Act>;
  /** Orders that the fault rightly keeps out of the books, and the code of the problem that must say so. */
  readonly parked: ReadonlyMap<number, string>;
  /** By Shopify's number of the order. */
  readonly said: ReadonlyMap<number, Said>;
}

/** Everything that is not as it should be. */
export function judge({ shopify, xero, orders, ...told }: Evidence): Finding[] {
  const inShop = ordersIn(shopify.read());
  const entries = xero.read();
  const tenants = [...new Set(orders.map(({ tenantId }) => tenantId))];
  const books = new Map(tenants.map((tenantId) => [tenantId, booksIn(entries, tenantId)]));
  const placed = orders.flatMap(({ id, tenantId }) => {
    const [order, theirs] = [inShop.get(id), books.get(tenantId)];
    return order && theirs
      ? judgePlaced(order, theirs, told)
      : [{ kind: "lost" as const, order: String(id), what: "no order in Shopify's journal" }];
  });
  return [...placed, ...[...books.values()].flatMap(twins)];
}

function judgePlaced(order: ShopOrder, books: Books, { acts, parked, said }: Pick<Evidence, "acts" | "parked" | "said">): Finding[] {
  const { status, problems } = said.get(order.id) ?? { status: "unknown", problems: [] };
  const cause = parked.get(order.id);
  if (cause !== undefined) {
    const says = status === "ATTENTION" && problems.includes(cause);
    return says
      ? []
      : [{ kind: "lost", order: order.name, what: `should wait for a person (${cause}), and is ${status} (${problems.join(", ")})` }];
  }
  const findings = judgeOrder(order, books, { paidInXero: acts.get(order.id) === "paid" });
  const asSaid = `(the app: ${[status, ...problems].join(", ")})`;
  if (findings.length > 0 || status !== "ATTENTION") return findings.map((each) => ({ ...each, what: `${each.what} ${asSaid}` }));
  return [{ kind: "wrong", order: order.name, what: `all stands, and needs attention? ${asSaid}` }];
}

/** One person made two contacts: the same e-mail address twice. */
function twins({ contacts }: Books): Finding[] {
  const seen = new Set<string>();
  const twice = contacts.filter(({ emailAddress }) => emailAddress !== "" && (seen.has(emailAddress) || !seen.add(emailAddress)));
  return twice.map(({ emailAddress }) => ({ kind: "duplicated", order: "-", what: `two contacts of ${emailAddress}` }));
}
