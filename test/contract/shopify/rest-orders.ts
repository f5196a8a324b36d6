/** Orders as the REST Admin API gives them, written by hand. */

type Json = Record<string, unknown>;

/** One amount in the shop's currency and in the customer's. */
export function set(shop: string, presented: string, currencies: readonly [string, string]): Json {
  return { shop_money: { amount: shop, currency_code: currencies[0] }, presentment_money: { amount: presented, currency_code: currencies[1] } };
}

const usd = (amount: string) => set(amount, amount, ["USD", "USD"]);

/** Plain and as a set, as REST has most amounts. */
const both = (name: string, amount: string) => ({ [name]: amount, [`${name}_set`]: usd(amount) });

const ADDRESS = {
  first_name: "Ada",
  last_name: "Example",
  company: "Example Desks Ltd",
  address1: "1 Sample Street",
  address2: null,
  city: "Portland",
  province: "Oregon",
  province_code: "OR",
  zip: "97201",
  country: "United States",
  country_code: "US",
  phone: null,
};

/**
 * One desk at 200.00 + 20.00 tax, shipping 10.00 + 1.00 tax, paid 231.00 by card. Desk and shipping refunded, but only
 * 221.00 given back: 10.00 stay with the merchant.
 */
export function refundedOrder(): Json {
  return {
    id: 6_100_000_000_001,
    admin_graphql_api_id: "gid://shopify/Order/6100000000001",
    name: "#2001",
    order_number: 2001,
    currency: "USD",
    presentment_currency: "USD",
    created_at: "2026-11-10T09:00:00-05:00",
    processed_at: "2026-11-10T09:00:00-05:00",
    updated_at: "2026-11-12T10:00:00-05:00",
    email: "ada@example.com",
    note: "Leave at the gate",
    tags: "trade, fragile",
    note_attributes: [{ name: "gift", value: "yes" }],
    taxes_included: false,
    test: false,
    financial_status: "partially_refunded",
    ...both("total_line_items_price", "200.00"),
    ...both("subtotal_price", "200.00"),
    ...both("total_discounts", "0.00"),
    ...both("total_tax", "21.00"),
    ...both("total_price", "231.00"),
    total_shipping_price_set: usd("10.00"),
    ...both("current_subtotal_price", "0.00"),
    ...both("current_total_tax", "0.00"),
    // 231.00 − (200.00 + 20.00 + 10.00 + 1.00), and the 10.00 that were not given back
    ...both("current_total_price", "10.00"),
    total_outstanding: "0.00",
    total_tip_received: "0.00",
    browser_ip: "192.0.2.7",
    something_new: { of: "Shopify's" },
    customer: { id: 6_200_000_000_001, first_name: "Ada", last_name: "Example", email: "ada@example.com", tags: "", default_address: ADDRESS },
    billing_address: ADDRESS,
    shipping_address: ADDRESS,
    line_items: [
      {
        id: 6_300_000_000_001,
        title: "Desk",
        variant_title: "Oak",
        sku: "DESK-OAK",
        vendor: "Example Desks Ltd",
        quantity: 1,
        current_quantity: 0,
        ...both("price", "200.00"),
        ...both("total_discount", "0.00"),
        taxable: true,
        requires_shipping: true,
        gift_card: false,
        properties: [{ name: "Engraving", value: "A.E." }],
        discount_allocations: [],
        duties: [],
        tax_lines: [{ title: "State tax", rate: 0.1, ...both("price", "20.00"), channel_liable: false }],
      },
    ],
    shipping_lines: [
      {
        id: 6_400_000_000_001,
        title: "Standard",
        code: "Standard",
        ...both("price", "10.00"),
        ...both("discounted_price", "10.00"),
        discount_allocations: [],
        tax_lines: [{ title: "State tax", rate: 0.1, ...both("price", "1.00"), channel_liable: false }],
      },
    ],
    tax_lines: [{ title: "State tax", rate: 0.1, ...both("price", "21.00"), channel_liable: false }],
    discount_applications: [],
    discount_codes: [],
    transactions: [transaction(6_500_000_000_001, "sale", "231.00"), transaction(6_500_000_000_002, "refund", "221.00")],
    refunds: [
      {
        id: 6_600_000_000_001,
        created_at: "2026-11-12T10:00:00-05:00",
        processed_at: "2026-11-12T10:00:00-05:00",
        note: "Scratched",
        refund_line_items: [
          { id: 6_700_000_000_001, line_item_id: 6_300_000_000_001, quantity: 1, restock_type: "return", location_id: null, subtotal: 200, total_tax: 20, subtotal_set: usd("200.00"), total_tax_set: usd("20.00") },
        ],
        refund_shipping_lines: [{ id: 6_800_000_000_001, shipping_line: { id: 6_400_000_000_001 }, subtotal_amount_set: usd("10.00"), tax_amount_set: usd("1.00") }],
        order_adjustments: [
          { id: 6_900_000_000_001, kind: "shipping_refund", reason: "Shipping refund", ...both("amount", "-10.00"), ...both("tax_amount", "-1.00") },
          { id: 6_900_000_000_002, kind: "refund_discrepancy", reason: "Refund discrepancy", ...both("amount", "10.00"), ...both("tax_amount", "0.00") },
        ],
        transactions: [transaction(6_500_000_000_002, "refund", "221.00")],
      },
    ],
  };
}

function transaction(id: number, kind: string, amount: string): Json {
  const refund = kind === "refund";
  const at = refund ? "2026-11-12T10:00:00-05:00" : "2026-11-10T09:00:00-05:00";
  const parent = refund ? 6_500_000_000_001 : null;
  return { id, kind, gateway: "shopify_payments", status: "success", amount, currency: "USD", created_at: at, processed_at: at, parent_id: parent, test: false };
}

/** A customer paying in euros at 1.1 dollars: 3 mugs at 10.05 € with 1.50 € off by a code, and 2.00 € of tip. */
export function euroOrder(): Json {
  const money = (shop: string, presented: string) => set(shop, presented, ["USD", "EUR"]);
  return {
    id: 6_100_000_000_002,
    name: "#2002",
    order_number: 2002,
    currency: "USD",
    presentment_currency: "EUR",
    created_at: "2026-11-15T12:00:00Z",
    taxes_included: false,
    line_items: [
      {
        id: 6_300_000_000_002,
        title: "Mug",
        quantity: 3,
        // 10.05 × 1.1 = 11.055 → 11.06
        price: "11.06",
        price_set: money("11.06", "10.05"),
        // 1.50 × 1.1
        discount_allocations: [{ amount: "1.65", amount_set: money("1.65", "1.50"), discount_application_index: 0 }],
        tax_lines: [],
      },
      { id: 6_300_000_000_003, title: "Tip", quantity: 1, price: "2.20", price_set: money("2.20", "2.00"), tip: { payment_gateway: "shopify_payments" }, tax_lines: [] },
    ],
    discount_applications: [
      { type: "discount_code", code: "MUGS", value: "1.50", value_type: "fixed_amount", allocation_method: "across", target_selection: "all", target_type: "line_item" },
    ],
    discount_codes: [{ code: "MUGS", amount: "1.65", type: "fixed_amount" }],
    // 3 × 10.05 − 1.50 = 28.65, × 1.1 = 31.515 → 31.52; with the tip 30.65, × 1.1 = 33.715 → 33.72
    subtotal_price: "31.52",
    subtotal_price_set: money("31.52", "28.65"),
    total_price: "33.72",
    total_price_set: money("33.72", "30.65"),
    total_tip_received: "2.20",
    financial_status: "paid",
    total_outstanding: "0.00",
    transactions: [{ id: 6_500_000_000_003, kind: "sale", gateway: "shopify_payments", status: "success", amount: "30.65", currency: "EUR", created_at: "2026-11-15T12:00:00Z" }],
  };
}
