import type { Call } from "./load";
import { control, type Calls, type Description } from "./simulators";

const ONE =
  "query One($id: ID!) { order(id: $id) { id name displayFinancialStatus totalPriceSet { shopMoney { amount currencyCode } } updatedAt } }";
const PAGE = `query Page($after: String) {
  orders(first: 10, after: $after, sortKey: UPDATED_AT) { nodes { id name updatedAt totalPriceSet { shopMoney { amount } } } pageInfo { hasNextPage endCursor } }
}`;

/** Loads the shop, then gives an order by its id and a page of ten. */
export async function shopifyCalls({ shopify: { url, headers } }: Description, count: number): Promise<Calls> {
  await control(url, "/limits", { enforced: false });
  await control(url, "/orders/many", { count, seed: 1 });
  const ids = await idsOfOrders(url);
  const graphql = (query: string, variables: unknown): Call => ({
    method: "POST",
    path: "/admin/api/2026-10/graphql.json",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  return {
    orderById: (index) => graphql(ONE, { id: ids[(index * 7_919) % ids.length] }),
    pageOfTen: () => graphql(PAGE, {}),
  };
}

async function idsOfOrders(url: string): Promise<string[]> {
  const orders = (await (await fetch(`${url}/control/orders`)).json()) as { gid: string }[];
  return orders.map(({ gid }) => gid);
}
