/**
 * One sale, written by hand in both of Shopify's shapes. A British shop (GBP), a customer who saw euros (1 GBP = 1.20 EUR),
 * prices with VAT: two kettles at £30.00, £6.00 off by code over the order, £5.00 shipping; one kettle sent back with £1.00 kept.
 *
 *   lines 60.00 − 6.00 = 54.00 (VAT 20 % inside: 9.00), shipping 5.00 (0.83): total 59.00, tax 9.83
 *   refund of one kettle: 27.00 (VAT 4.50), 26.00 paid back, 1.00 kept
 */
const bag = (shop: string, presentment: string) => ({
  shopMoney: { amount: shop, currencyCode: "GBP" },
  presentmentMoney: { amount: presentment, currencyCode: "EUR" },
});
const set = (shop: string, presentment: string) => ({
  shop_money: { amount: shop, currency_code: "GBP" },
  presentment_money: { amount: presentment, currency_code: "EUR" },
});

export const graphqlKettles = {
  id: "gid://shopify/Order/77",
  name: "#1077",
  createdAt: "2026-10-01T10:00:00Z",
  updatedAt: "2026-10-05T10:00:00Z",
  currencyCode: "GBP",
  presentmentCurrencyCode: "EUR",
  taxesIncluded: true,
  displayFinancialStatus: "PARTIALLY_REFUNDED",
  poNumber: "PO-9",
  tags: ["gift", "vip"],
  sourceName: "web",
  email: "kim@example.com",
  totalPriceSet: bag("59.0", "70.8"),
  totalTaxSet: bag("9.83", "11.8"),
  currentTotalPriceSet: bag("32.0", "38.4"),
  totalReceivedSet: bag("59.0", "70.8"),
  totalRefundedSet: bag("26.0", "31.2"),
  totalOutstandingSet: bag("0.0", "0.0"),
  customer: { id: "gid://shopify/Customer/5", displayName: "Kim Example", firstName: "Kim", lastName: "Example", email: "kim@example.com" },
  billingAddress: { company: "", address1: "1 High Street", city: "Leeds", zip: "LS1 1AA", country: "United Kingdom" },
  shippingAddress: { countryCodeV2: "IE", provinceCode: "D" },
  lineItems: {
    edges: [
      {
        node: {
          id: "gid://shopify/LineItem/701",
          title: "Kettle",
          variantTitle: "Red",
          sku: "KET-R",
          vendor: "Hot Water Ltd",
          quantity: 2,
          currentQuantity: 1,
          variant: { id: "gid://shopify/ProductVariant/31" },
          product: {
            id: "gid://shopify/Product/3",
            productType: "Kitchen",
            tags: ["steel"],
            collections: { nodes: [{ title: "Summer" }] },
          },
          originalUnitPriceSet: bag("30.0", "36.0"),
          discountAllocations: [
            {
              allocatedAmountSet: bag("6.0", "7.2"),
              discountApplication: { __typename: "DiscountCodeApplication", allocationMethod: "ACROSS", code: "TEN" },
            },
          ],
          taxLines: [{ title: "VAT", rate: 0.2, priceSet: bag("9.0", "10.8"), channelLiable: false, source: "Shopify" }],
        },
      },
    ],
  },
  shippingLines: {
    nodes: [
      {
        id: "gid://shopify/ShippingLine/801",
        title: "Standard",
        originalPriceSet: bag("5.0", "6.0"),
        discountedPriceSet: bag("5.0", "6.0"),
        taxLines: [{ title: "VAT", rate: 0.2, priceSet: bag("0.83", "1.0") }],
      },
    ],
  },
  transactions: [
    {
      id: "gid://shopify/OrderTransaction/91",
      kind: "SALE",
      status: "SUCCESS",
      gateway: "shopify_payments",
      formattedGateway: "Shopify Payments",
      processedAt: "2026-10-01T10:00:05Z",
      amountSet: bag("59.0", "70.8"),
    },
    {
      id: "gid://shopify/OrderTransaction/92",
      kind: "REFUND",
      status: "SUCCESS",
      gateway: "shopify_payments",
      formattedGateway: "Shopify Payments",
      processedAt: "2026-10-05T10:00:00Z",
      amountSet: bag("26.0", "31.2"),
      parentTransaction: { id: "gid://shopify/OrderTransaction/91" },
    },
  ],
  refunds: [
    {
      id: "gid://shopify/Refund/61",
      createdAt: "2026-10-05T10:00:00Z",
      note: "too loud",
      refundLineItems: {
        nodes: [
          {
            lineItem: { id: "gid://shopify/LineItem/701" },
            quantity: 1,
            restockType: "RETURN",
            subtotalSet: bag("27.0", "32.4"),
            totalTaxSet: bag("4.5", "5.4"),
          },
        ],
      },
      orderAdjustments: { nodes: [{ reason: "REFUND_DISCREPANCY", amountSet: bag("1.0", "1.2"), taxAmountSet: bag("0.0", "0.0") }] },
      transactions: { nodes: [{ id: "gid://shopify/OrderTransaction/92" }] },
    },
  ],
};

export const restKettles = {
  id: 77,
  name: "#1077",
  created_at: "2026-10-01T10:00:00Z",
  updated_at: "2026-10-05T10:00:00Z",
  currency: "GBP",
  presentment_currency: "EUR",
  taxes_included: true,
  financial_status: "partially_refunded",
  po_number: "PO-9",
  tags: "gift, vip",
  source_name: "web",
  email: "kim@example.com",
  total_price: "59.00",
  total_price_set: set("59.00", "70.80"),
  total_tax_set: set("9.83", "11.80"),
  current_total_price_set: set("32.00", "38.40"),
  total_outstanding: "0.00",
  total_outstanding_set: set("0.00", "0.00"),
  customer: { id: 5, first_name: "Kim", last_name: "Example", email: "kim@example.com" },
  billing_address: { company: null, address1: "1 High Street", city: "Leeds", zip: "LS1 1AA", country: "United Kingdom" },
  shipping_address: { country_code: "IE", province_code: "D" },
  discount_applications: [
    {
      type: "discount_code",
      code: "TEN",
      allocation_method: "across",
      target_selection: "all",
      target_type: "line_item",
      value: "10.0",
      value_type: "percentage",
    },
  ],
  line_items: [
    {
      id: 701,
      admin_graphql_api_id: "gid://shopify/LineItem/701",
      title: "Kettle",
      variant_title: "Red",
      sku: "KET-R",
      vendor: "Hot Water Ltd",
      variant_id: 31,
      product_id: 3,
      quantity: 2,
      current_quantity: 1,
      price: "30.00",
      price_set: set("30.00", "36.00"),
      discount_allocations: [{ amount: "6.00", amount_set: set("6.00", "7.20"), discount_application_index: 0 }],
      tax_lines: [{ title: "VAT", rate: 0.2, price: "9.00", price_set: set("9.00", "10.80"), channel_liable: false, source: "Shopify" }],
    },
  ],
  shipping_lines: [
    {
      id: 801,
      title: "Standard",
      price: "5.00",
      price_set: set("5.00", "6.00"),
      discounted_price_set: set("5.00", "6.00"),
      discount_allocations: [],
      tax_lines: [{ title: "VAT", rate: 0.2, price_set: set("0.83", "1.00") }],
    },
  ],
  transactions: [
    {
      id: 91,
      kind: "sale",
      status: "success",
      gateway: "shopify_payments",
      formatted_gateway: "Shopify Payments",
      processed_at: "2026-10-01T10:00:05Z",
      amount_set: set("59.00", "70.80"),
    },
  ],
  refunds: [
    {
      id: 61,
      created_at: "2026-10-05T10:00:00Z",
      note: "too loud",
      refund_line_items: [
        {
          line_item_id: 701,
          quantity: 1,
          restock_type: "return",
          subtotal: 27.0,
          subtotal_set: set("27.00", "32.40"),
          total_tax: 4.5,
          total_tax_set: set("4.50", "5.40"),
        },
      ],
      order_adjustments: [
        { kind: "refund_discrepancy", reason: "Refund discrepancy", amount_set: set("1.00", "1.20"), tax_amount_set: set("0.00", "0.00") },
      ],
      transactions: [
        {
          id: 92,
          kind: "refund",
          status: "success",
          gateway: "shopify_payments",
          formatted_gateway: "Shopify Payments",
          processed_at: "2026-10-05T10:00:00Z",
          parent_id: 91,
          amount_set: set("26.00", "31.20"),
        },
      ],
    },
  ],
};
