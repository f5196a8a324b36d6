import fc from "fast-check";
import type { Order } from "../../app/domain/commerce/order";
import type { OrderLine } from "../../app/domain/commerce/order-line";
import type { ShippingLine } from "../../app/domain/commerce/shipping-line";
import type { TimeZone } from "../../app/domain/instant";
import type { PostingInput } from "../../app/domain/posting/plan-posting";
import { minorUnits, type TestCurrency } from "./amounts";
import { anOrganisation, aProfile, postingInput } from "./books";
import { aCustomer, anOrder, anOrderLine, aShippingLine, aTransaction, at, tax } from "./order";
import { paymentStory, tell } from "./payment-story";
import { priceSale, type PricedLine, type Rate } from "./shopify-arithmetic";

/** The taxes a line may carry, and the key each combination has in a profile: names in alphabetical order. */
const TAXES: readonly { key: string; rates: readonly Rate[] }[] = [
  { key: "", rates: [] },
  { key: "VAT 20%", rates: [{ title: "VAT", percent: "20", ppm: 200_000n }] },
  { key: "VAT 5%", rates: [{ title: "VAT", percent: "5", ppm: 50_000n }] },
  { key: "VAT 0%", rates: [{ title: "VAT", percent: "0", ppm: 0n }] },
  { key: "JCT 10%", rates: [{ title: "JCT", percent: "10", ppm: 100_000n }] },
  { key: "GST 5% + QST 9.975%", rates: [{ title: "QST", percent: "9.975", ppm: 99_750n }, { title: "GST", percent: "5", ppm: 50_000n }] },
  { key: "City Tax 2.25% + State Tax 6.25%", rates: [{ title: "State Tax", percent: "6.25", ppm: 62_500n }, { title: "City Tax", percent: "2.25", ppm: 22_500n }] },
];

const seldom = <T>(usual: T, other: fc.Arbitrary<T>) => fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
const percent = seldom(0n, fc.bigInt({ min: 1n, max: 100n }));
const moment = fc.date({ min: new Date("2025-01-01T00:00:00Z"), max: new Date("2027-12-31T23:59:59Z"), noInvalidDate: true });

const sold = fc.record({
  title: fc.string({ maxLength: 12 }),
  quantity: fc.integer({ min: 1, max: 20 }),
  price: fc.bigInt({ min: 0n, max: 1_000_000n }),
  percentOff: percent,
  inOrderDiscount: fc.boolean(),
  rates: fc.constantFrom(...TAXES.map(({ rates }) => rates)),
});

const draft = fc.record({
  code: fc.constantFrom<TestCurrency>("GBP", "USD", "JPY", "KWD"),
  zone: fc.constantFrom("Europe/London", "Pacific/Auckland", "America/Los_Angeles", "Asia/Tokyo", "Asia/Kuwait") as fc.Arbitrary<TimeZone>,
  taxesIncluded: fc.boolean(),
  products: fc.array(sold, { minLength: 1, maxLength: 5 }),
  shipping: fc.array(sold, { maxLength: 2 }),
  orderPercentOff: percent,
  payment: paymentStory,
  name: fc.oneof(fc.integer({ min: 1, max: 99_999 }).map((number) => `#${number}`), fc.string({ maxLength: 12 })),
  customer: fc.oneof(fc.constant(null), fc.string({ maxLength: 20 }).map((name) => aCustomer({ name }))),
  placedAt: moment,
  paidAt: moment,
  dueAfterDays: fc.nat({ max: 365 }),
});

type Draft = typeof draft extends fc.Arbitrary<infer T> ? T : never;
type Sold = Draft["products"][number];

/** An order that Shopify could have sold and that Crossfoot posts, with a profile that maps every tax on it. */
export const arbitrarySale: fc.Arbitrary<PostingInput> = draft.map(toPostingInput);

function toPostingInput(drafted: Draft): PostingInput {
  const { code, zone, dueAfterDays } = drafted;
  const taxRates = Object.fromEntries(TAXES.map(({ key }, index) => [key, `TAX00${index}`]));

  return postingInput(toOrder(drafted), {
    profile: aProfile({ dueAfterDays, taxRates, roundingToleranceCents: 0 }),
    organisation: anOrganisation({ baseCurrency: minorUnits(code, 0n).currency, timeZone: zone }),
  });
}

function toOrder({ code, payment, taxesIncluded, placedAt, name, customer, ...drafted }: Draft): Order {
  // Xero holds two decimals, so dinars are sold in tens of fils.
  const money = (minor: bigint) => minorUnits(code, minor * UNIT[code]);
  const all = [...drafted.products, ...drafted.shipping.map((each) => ({ ...each, quantity: 1 }))];
  const sale = priceSale(toSale(all, { taxesIncluded, orderPercentOff: drafted.orderPercentOff }));
  const priced = all.map((each, index) => toLine(each, { code, priced: sale.lines[index] ?? NOT_PRICED }));
  const { movements, received, capturable } = tell(payment, sale.total);
  const outstanding = sale.total - received;

  return anOrder({
    name,
    customer,
    placedAt: at(placedAt.toISOString()),
    taxesIncluded,
    lines: priced.slice(0, drafted.products.length).map((line, index): OrderLine => anOrderLine({ ...line, id: `line ${index}` })),
    shippingLines: priced.slice(drafted.products.length).map(({ unitPrice, quantity: _, ...line }, index): ShippingLine => aShippingLine({ ...line, id: `shipping ${index}`, price: unitPrice })),
    transactions: movements.map(({ minor, ...movement }, index) =>
      aTransaction(index + 1, { ...movement, amount: money(minor), processedAt: at(drafted.paidAt.toISOString()) }),
    ),
    totals: {
      total: money(sale.total),
      tax: money(sale.tax),
      currentTax: money(sale.tax),
      received: money(received),
      refunded: money(0n),
      netPayment: money(received),
      outstanding: money(outstanding),
      refundDiscrepancy: money(0n),
      duties: money(0n),
      additionalFees: money(0n),
    },
    canMarkAsPaid: outstanding > 0n,
    capturable,
  });
}

const UNIT: Record<TestCurrency, bigint> = { GBP: 1n, USD: 1n, EUR: 1n, CAD: 1n, AUD: 1n, NZD: 1n, JPY: 1n, KWD: 10n };
const NOT_PRICED: PricedLine = { net: 0n, discount: 0n, taxes: [] };

function toSale(all: readonly Sold[], { taxesIncluded, orderPercentOff }: Pick<Draft, "taxesIncluded" | "orderPercentOff">) {
  const lines = all.map(({ quantity, price, percentOff, rates }) => {
    const gross = BigInt(quantity) * price;

    return { gross, ownDiscount: (gross * percentOff) / 100n, rates };
  });
  const shares = all.map(({ inOrderDiscount }) => inOrderDiscount);
  const base = lines.reduce((sum, { gross, ownDiscount }, index) => (shares[index] ? sum + gross - ownDiscount : sum), 0n);

  return { taxesIncluded, lines, shares, orderDiscount: (base * orderPercentOff) / 100n };
}

function toLine({ title, quantity, price, rates }: Sold, { code, priced }: { code: TestCurrency; priced: PricedLine }) {
  return {
    title,
    quantity,
    unitPrice: minorUnits(code, price * UNIT[code]),
    discount: minorUnits(code, priced.discount * UNIT[code]),
    taxLines: rates.map(({ title: named, percent: rate }, index) => tax(`${named} ${rate}`, minorUnits(code, (priced.taxes[index] ?? 0n) * UNIT[code]))),
  };
}
