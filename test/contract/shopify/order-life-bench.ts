import { exchangeToken, startBench, type Bench } from "./bench";

/** Everything the tests of an order's life after the sale read. */
export const LIFE_SCOPES = ["write_orders", "read_customers", "read_returns", "read_payment_terms", "write_draft_orders", "read_fulfillments", "write_order_edits", "read_locations", "read_products"];

/** Desk 100.00, two lamps of 30.00, 10 % tax on top, shipping 10.00 + 1.00: 160.00 + 16.00 + 11.00 = 187.00. */
export const DESK_AND_LAMPS = {
  taxesIncluded: false,
  taxes: [{ title: "Sales tax", rate: "0.1" }],
  lines: [{ title: "Walnut desk", sku: "DESK", price: "100.00" }, { title: "Lamp", sku: "LAMP", price: "30.00", quantity: 2 }],
  shipping: "10.00",
  paid: true,
};
/** 50.00 + 5.00 tax. */
export const CHAIR = { title: "Chair", sku: "CHAIR", price: "50.00", taxes: [{ title: "Sales tax", rate: "0.1" }] };

export const amount = (text: string) => ({ shopMoney: { amount: text } });

type Json = Record<string, unknown>;

export interface PlacedOrder {
  readonly bench: Bench;
  readonly order: Json;
  /** POST /control/orders/:id/…, which must succeed. */
  act(path: string, body?: object): Promise<Json>;
  /** The same, but what is refused is the answer. */
  refused(path: string, body?: object): Promise<{ status: number; body: Json }>;
  /** Fields of the order as the Admin API gives them. */
  read(fields: string): Promise<Json>;
}

export async function placeOrder(body: object = DESK_AND_LAMPS, topics: readonly string[] = []): Promise<PlacedOrder> {
  const bench = await startBench({ topics });
  let token = await bench.token(undefined, LIFE_SCOPES);
  const order = await bench.control("/orders", body);
  const path = (action: string) => `/orders/${String(order["id"])}/${action}`;
  return {
    bench,
    order,
    act: (action, asked = {}) => bench.control(path(action), asked),
    refused: (action, asked = {}) => bench.call("POST", `/control${path(action)}`, { body: asked }),
    read: async (fields) => {
      const ask = () => bench.graphql(token, `query($id: ID!) { order(id: $id) { ${fields} } }`, { variables: { id: order["gid"] } });
      let { status, data, errors } = await ask();
      // The test has moved the clock by more than a token's hour.
      if (status === 401) {
        token = String((await exchangeToken(bench)).body["access_token"]);
        ({ status, data, errors } = await ask());
      }
      if (errors) throw new Error(JSON.stringify(errors));
      return data?.["order"] as Json;
    },
  };
}
