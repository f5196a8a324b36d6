import { booksIn, type Books } from "./books-side";
import type { Journal } from "./journal";
import { judgeAct, type Act } from "./judge-act";
import { judgeOrder, type Finding } from "./judge-order";
import { ordersIn, type ShopOrder } from "./shop-side";

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
  readonly shopify: Pick<Journal, "read">;
  readonly xero: Pick<Journal, "read">;
  readonly orders: readonly Placed[];
  readonly acts: ReadonlyMap<number, Act>;
  /** Orders that the fault rightly keeps out of the books, and the codes of the problems of which one must say so. */
  readonly parked: ReadonlyMap<number, readonly string[]>;
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
  const [act, causes] = [acts.get(order.id), parked.get(order.id)];
  const acted = act ? judgeAct(order, books, act) : [];
  if (causes) {
    const says = status === "ATTENTION" && causes.some((cause) => problems.includes(cause));
    const what = `should wait for a person (${causes.join(" or ")}), and is ${status} (${problems.join(", ")})`;
    return says ? acted : [...acted, { kind: "lost", order: order.name, what }];
  }
  if (act?.does === "undoes") return status === "EXCLUDED" ? acted : [...acted, undone(order, [status, ...problems])];
  const isJudged = act?.does === "shares" || act?.does === "pushes";
  const findings = [...acted, ...(isJudged ? [] : judgeOrder(order, books, { settledInXero: act?.does === "settles" }))];
  const asSaid = `(the app: ${[status, ...problems].join(", ")})`;
  if (findings.length > 0 || status !== "ATTENTION") return findings.map((each) => ({ ...each, what: `${each.what} ${asSaid}` }));
  return [{ kind: "wrong", order: order.name, what: `all stands, and needs attention? ${asSaid}` }];
}

function undone({ name }: ShopOrder, says: readonly string[]): Finding {
  return { kind: "wrong", order: name, what: `was undone, and the app says ${says.join(", ")}` };
}

/** One person made two contacts: the same e-mail address twice. */
function twins({ contacts }: Books): Finding[] {
  const seen = new Set<string>();
  const twice = contacts.filter(({ emailAddress }) => emailAddress !== "" && (seen.has(emailAddress) || !seen.add(emailAddress)));
  return twice.map(({ emailAddress }) => ({ kind: "duplicated", order: "-", what: `two contacts of ${emailAddress}` }));
}
