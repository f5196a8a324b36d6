import { benchOrderOf } from "../engine/shop";

type Operation = { query: string; variables: { id?: string; ids?: readonly string[] } };

/** Points that are never used up. Where an answer does not speak of them, the engine takes a query to cost what it may at most. */
const FULL = { maximumAvailable: 20_000, currentlyAvailable: 20_000, restoreRate: 1_000 };

/** A stand-in for Shopify's Admin GraphQL API: every shop has every order, and no query costs anything. */
export function answerShopify(body: string): string {
  const { query, variables } = JSON.parse(body) as Operation;
  const [, name = ""] = /(?:query|mutation) (\w+)/.exec(query) ?? [];
  const data = dataOf(name, variables);

  return JSON.stringify({ data, extensions: { cost: { requestedQueryCost: 1, actualQueryCost: 1, throttleStatus: FULL } } }, bothMoneys);
}

function dataOf(name: string, { id = "", ids = [] }: Operation["variables"]): unknown {
  switch (name) {
    case "CrossfootOrder":
      return { order: withoutRefunds(benchOrderOf(id)) };
    case "CrossfootOrders":
      return { nodes: ids.map((each) => withoutRefunds(benchOrderOf(each))) };
    case "CrossfootRefundsOf":
      return { nodes: ids.map((each) => ({ id: each, refunds: benchOrderOf(each).refunds })) };
    case "CrossfootRefunds":
      return { order: { refunds: benchOrderOf(id).refunds } };
    // The sweep of a worker that has just started.
    case "CrossfootChangedOrders":
    case "CrossfootChangedCustomers":
    case "CrossfootChangedCompanies":
    case "CrossfootChangedLocations":
      return { found: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] } };
    default:
      throw new Error(`The stand-in for Shopify does not know ${name}.`);
  }
}

/** Only that there are some: their contents are asked for apart. */
function withoutRefunds(order: ReturnType<typeof benchOrderOf>) {
  return { ...order, refunds: order.refunds.map((refund) => ({ id: (refund as { id: string }).id })) };
}

/** Shopify states each amount twice, and the engine asks for both. */
function bothMoneys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("shopMoney" in value)) return value;

  return { shopMoney: value.shopMoney, presentmentMoney: value.shopMoney };
}
