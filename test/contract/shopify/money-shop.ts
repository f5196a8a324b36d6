import { exchangeToken, startBench, type Bench } from "./bench";

type Json = Record<string, unknown>;

/** What the control API answers for an order, as far as tests look at it. */
export interface PlacedOrder extends Json {
  readonly id: number;
  readonly gid: string;
  readonly lines: { readonly id: number; readonly sku: string | null }[];
  readonly transactions: { readonly id: number; readonly kind: string; readonly status: string }[];
}

export interface MoneyShop {
  readonly bench: Bench;
  readonly shop: string;
  token(): string;
  /** A fresh access token, after the clock has outrun the old one. */
  renewToken(): Promise<void>;
  place(body: Json): Promise<PlacedOrder>;
  /** POST /control/orders/{id}/{action}, which must succeed. */
  act(order: PlacedOrder, action: string, body?: Json): Promise<PlacedOrder>;
  /** The message of a refused action. */
  refused(order: PlacedOrder, action: string, body?: Json): Promise<string>;
  /** Fields of the order by the Admin API. */
  read(order: PlacedOrder, fields: string): Promise<Json>;
  graphql(query: string, variables?: Json): ReturnType<Bench["graphql"]>;
}

/** A dollar shop where 10 % sales tax comes on top, unless a test wants another. */
export async function moneyShop({ topics = [], ...settings }: Json & { topics?: string[] } = {}): Promise<MoneyShop> {
  const bench = await startBench({ topics });
  const taxes = [{ title: "Sales tax", rate: "0.1" }];
  await bench.control("/shops", { handle: "money", currency: "USD", country: "United States", countryCode: "US", taxesIncluded: false, taxes, ...settings });
  const shop = "money.myshopify.com";
  let token = await bench.token(shop);
  const graphql: MoneyShop["graphql"] = (query, variables = {}) => bench.graphql(token, query, { shop, variables });
  return {
    ...{ bench, shop, graphql },
    token: () => token,
    renewToken: async () => void (token = String((await exchangeToken(bench, shop)).body["access_token"])),
    place: async (body) => (await bench.control("/orders", { shop, ...body })) as PlacedOrder,
    act: async ({ id }, action, body = {}) => (await bench.control(`/orders/${id}/${action}`, body)) as PlacedOrder,
    refused: async ({ id }, action, body = {}) => String((await bench.call("POST", `/control/orders/${id}/${action}`, { body })).body["error"]),
    read: async ({ gid }, fields) => {
      const { data, errors } = await graphql(`query($id: ID!) { order(id: $id) { ${fields} } }`, { id: gid });
      if (errors) throw new Error(JSON.stringify(errors));
      return data?.["order"] as Json;
    },
  };
}

/** A MoneyBag as far as a query asked for it: its side in the shop's currency. */
export const usd = (amount: string) => ({ shopMoney: { amount } });

export const SHOP_MONEY = "{ shopMoney { amount } }";
export const BOTH = "{ shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }";
