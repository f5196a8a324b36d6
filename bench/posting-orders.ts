/** Orders for `bench posting`, as the Admin GraphQL API writes them: four lines, a discount, shipping, two tax rates, a payment. */

const TWENTY = { title: "VAT", rate: 0.2, percent: 20 };
const FIVE = { title: "Reduced VAT", rate: 0.05, percent: 5 };

/** The JSON text of `count` orders, each another; every tenth has its first line refunded. Amounts in pence until written. */
export function benchOrders(count: number): string[] {
  return Array.from({ length: count }, (_, index) => JSON.stringify(benchOrder(index)));
}

export interface BenchChoices {
  readonly refunded: boolean;
  readonly customer: { number: number; displayName: string; firstName: string; lastName: string; email: string };
}

function usual(index: number): BenchChoices {
  const customer = { number: index % 500, displayName: "Alex Example", firstName: "Alex", lastName: "Example", email: "alex@example.com" };

  return { refunded: index % 10 === 0, customer };
}

/** The order number so much. */
export function benchOrder(index: number, choices = usual(index)) {
  const lines = [0, 1, 2, 3].map((place) => pricedLine({ index, place, refunded: choices.refunded }));
  const shipping = 495 + (index % 7) * 50;
  const shippingTax = halfUp(shipping * TWENTY.percent, 100);
  const tax = lines.reduce((sum, line) => sum + line.tax, shippingTax);
  const total = lines.reduce((sum, line) => sum + line.net, shipping) + tax;
  const [first] = lines;
  const refunded = choices.refunded && first ? first.net + first.tax : 0;
  const { number, ...customer } = choices.customer;

  return {
    id: gid("Order", index),
    name: `#${1000 + index}`,
    createdAt: `2026-0${1 + (index % 9)}-1${index % 9}T10:${String(index % 60).padStart(2, "0")}:00Z`,
    updatedAt: "2026-11-01T10:00:00Z",
    currencyCode: "GBP",
    presentmentCurrencyCode: "GBP",
    taxesIncluded: false,
    test: false,
    cancelledAt: null,
    displayFinancialStatus: refunded ? "PARTIALLY_REFUNDED" : "PAID",
    totalPriceSet: bag(total),
    totalTaxSet: bag(tax),
    currentTotalPriceSet: bag(total - refunded),
    totalReceivedSet: bag(total),
    totalRefundedSet: bag(refunded),
    totalOutstandingSet: bag(0),
    customer: { id: gid("Customer", number), ...customer },
    billingAddress: {
      company: null,
      address1: "1 High Street",
      address2: null,
      city: "Leeds",
      province: null,
      zip: "LS1 1AA",
      country: "United Kingdom",
    },
    tags: ["bench"],
    lineItems: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: lines.map(({ json }) => json) },
    shippingLines: {
      nodes: [
        {
          id: gid("ShippingLine", index),
          title: "Standard",
          originalPriceSet: bag(shipping),
          discountedPriceSet: bag(shipping),
          taxLines: [taxLine(TWENTY, shippingTax)],
        },
      ],
    },
    transactions: [transaction(index * 2, "SALE", total), ...(refunded ? [transaction(index * 2 + 1, "REFUND", refunded)] : [])],
    refunds: refunded && first ? [refund(index, first)] : [],
  };
}

function pricedLine({ index, place, refunded }: { index: number; place: number; refunded: boolean }) {
  const rate = place < 2 ? TWENTY : FIVE;
  const quantity = 1 + ((index + place) % 3);
  const price = 999 + ((index * 7 + place * 331) % 4000);
  const discount = halfUp(quantity * price, 10);
  const net = quantity * price - discount;
  const tax = halfUp(net * rate.percent, 100);
  const id = gid("LineItem", index * 4 + place);
  const json = {
    id,
    title: `Product ${place}`,
    variantTitle: null,
    sku: `SKU-${place}`,
    quantity,
    currentQuantity: refunded && place === 0 ? 0 : quantity,
    isGiftCard: false,
    vendor: "Bench",
    originalUnitPriceSet: bag(price),
    discountAllocations: [
      {
        allocatedAmountSet: bag(discount),
        discountApplication: { __typename: "DiscountCodeApplication", allocationMethod: "ACROSS", code: "SAVE10" },
      },
    ],
    taxLines: [taxLine(rate, tax)],
  };

  return { json, id, quantity, net, tax };
}

function refund(index: number, line: ReturnType<typeof pricedLine>) {
  return {
    id: gid("Refund", index),
    createdAt: "2026-10-20T10:00:00Z",
    refundLineItems: {
      nodes: [
        {
          lineItem: { id: line.id },
          quantity: line.quantity,
          restockType: "RETURN",
          subtotalSet: bag(line.net),
          totalTaxSet: bag(line.tax),
        },
      ],
    },
    refundShippingLines: { nodes: [] },
    orderAdjustments: { nodes: [] },
    transactions: { nodes: [{ id: gid("OrderTransaction", index * 2 + 1) }] },
  };
}

function transaction(id: number, kind: string, amount: number) {
  return {
    id: gid("OrderTransaction", id),
    kind,
    status: "SUCCESS",
    gateway: "shopify_payments",
    formattedGateway: "Shopify Payments",
    test: false,
    processedAt: "2026-10-20T10:00:00Z",
    amountSet: bag(amount),
  };
}

function taxLine({ title, rate }: typeof TWENTY, amount: number) {
  return { title, rate, priceSet: bag(amount), channelLiable: false };
}

function bag(pence: number) {
  const amount = `${Math.trunc(pence / 100)}.${String(pence % 100).padStart(2, "0")}`;

  return { shopMoney: { amount, currencyCode: "GBP" } };
}

function gid(type: string, number: number): string {
  return `gid://shopify/${type}/${5_000_000_000_000 + number}`;
}

function halfUp(numerator: number, denominator: number): number {
  return Math.floor((2 * numerator + denominator) / (2 * denominator));
}
