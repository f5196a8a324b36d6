/**
 * One offer, written by hand in both of Shopify's shapes: three trays at £12.00 less £3.60 of their own, a stand at £20.00,
 * then 10 % off the whole (£5.24 of £52.40), and delivery at £5.00. Prices contain 20 % VAT.
 *
 *   trays 32.40 − 3.24 = 29.16 (4.86), stand 20.00 − 2.00 = 18.00 (3.00), delivery 5.00 (0.83): total 52.16, tax 8.69
 */
const bag = (amount: string) => ({ shopMoney: { amount, currencyCode: "GBP" }, presentmentMoney: { amount, currencyCode: "GBP" } });
const vat = (amount: string) => [{ title: "VAT", rate: 0.2, priceSet: bag(amount) }];
const restVat = (price: string) => [{ title: "VAT", rate: 0.2, price }];

export const graphqlDraft = {
  id: "gid://shopify/DraftOrder/61",
  name: "#D1",
  status: "OPEN",
  createdAt: "2026-11-20T10:00:00Z",
  updatedAt: "2026-11-20T10:05:00Z",
  currencyCode: "GBP",
  presentmentCurrencyCode: "GBP",
  taxesIncluded: true,
  poNumber: "PO-9",
  tags: ["trade"],
  totalPriceSet: bag("52.16"),
  totalTaxSet: bag("8.69"),
  appliedDiscount: { title: "Opening week", value: 10, valueType: "PERCENTAGE", amountSet: bag("5.24") },
  customer: { id: "gid://shopify/Customer/7001", displayName: "Ada Example", email: "ada@example.com" },
  shippingLine: { title: "Tracked", originalPriceSet: bag("5.0"), discountedPriceSet: bag("5.0"), taxLines: vat("0.83") },
  lineItems: {
    nodes: [
      {
        id: "gid://shopify/DraftOrderLineItem/1",
        title: "Walnut tray",
        quantity: 3,
        originalUnitPriceSet: bag("12.0"),
        originalTotalSet: bag("36.0"),
        // Shopify leaves the discount over the whole draft out of a line's own figures.
        discountedTotalSet: bag("32.4"),
        taxLines: vat("4.86"),
      },
      {
        id: "gid://shopify/DraftOrderLineItem/2",
        title: "Oak stand",
        quantity: 1,
        originalUnitPriceSet: bag("20.0"),
        originalTotalSet: bag("20.0"),
        discountedTotalSet: bag("20.0"),
        taxLines: vat("3.0"),
      },
    ],
  },
};

export const restDraft = {
  id: 61,
  admin_graphql_api_id: "gid://shopify/DraftOrder/61",
  name: "#D1",
  status: "open",
  created_at: "2026-11-20T10:00:00Z",
  updated_at: "2026-11-20T10:05:00Z",
  invoice_sent_at: null,
  completed_at: null,
  order_id: null,
  currency: "GBP",
  taxes_included: true,
  po_number: "PO-9",
  tags: "trade",
  total_price: "52.16",
  total_tax: "8.69",
  applied_discount: { title: "Opening week", value: "10.0", value_type: "percentage", amount: "5.24" },
  customer: { id: 7001, first_name: "Ada", last_name: "Example", email: "ada@example.com" },
  shipping_line: { title: "Tracked", price: "5.00", tax_lines: restVat("0.83") },
  line_items: [
    {
      id: 1,
      title: "Walnut tray",
      quantity: 3,
      price: "12.00",
      applied_discount: { value: "10.0", value_type: "percentage", amount: "3.60" },
      tax_lines: restVat("4.86"),
    },
    { id: 2, title: "Oak stand", quantity: 1, price: "20.00", applied_discount: null, tax_lines: restVat("3.00") },
  ],
};
