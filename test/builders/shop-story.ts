import fc from "fast-check";
import type { TestCurrency } from "./amounts";
import { TAX_SYSTEMS, type TaxSystem } from "./tax-systems";

/** What happened to an order, from placing to its last refund; `price-story.ts` works out what Shopify would say of it. */
export type Story = typeof anyStory extends fc.Arbitrary<infer T> ? T : never;
export type SoldInStory = Story["products"][number];
export type RefundInStory = Story["refunds"][number];

const seldom = <T>(usual: T, other: fc.Arbitrary<T>, weight = 3) => fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
const share = fc.bigInt({ min: 0n, max: 100n });
const small = fc.bigInt({ min: 1n, max: 500n });

const sold = fc.record({
  quantity: fc.integer({ min: 1, max: 12 }),
  price: fc.oneof({ weight: 1, arbitrary: fc.constant(0n) }, { weight: 12, arbitrary: fc.bigInt({ min: 1n, max: 50_000n }) }),
  percentOff: seldom(0n, fc.bigInt({ min: 1n, max: 100n })),
  inOrderDiscount: fc.boolean(),
  burden: fc.nat({ max: 3 }),
  /** Taxes that were charged with 0.00, although the product bears them. */
  exempt: seldom(false, fc.constant(true), 9),
  isGiftCard: seldom(false, fc.constant(true), 12),
  /** Units taken off by an edit. */
  removed: seldom(0, fc.integer({ min: 1, max: 3 }), 6),
  duty: seldom(0n, small, 8),
});

const refund = fc.record({
  /** Units that come back, of each product. */
  units: fc.array(fc.nat({ max: 3 }), { minLength: 5, maxLength: 5 }),
  shippingPercent: seldom(0n, share),
  /** Kept by the merchant, in per cent of what came back; negative is goodwill in smallest units. */
  keptPercent: seldom(0n, share),
  goodwill: seldom(0n, small),
  money: fc.constantFrom("paid back", "paid back", "paid back", "pending", "failed", "none"),
  /** Part of the money goes back as store credit. */
  storeCreditPercent: seldom(0n, share),
});

export const PAYMENTS = ["paid", "paid", "captures", "deposit", "unpaid", "authorised", "voided", "pending", "failed first", "overpaid", "change", "gift card"] as const;

const anyStory = fc.record({
  system: fc.constantFrom<TaxSystem>(...TAX_SYSTEMS),
  code: fc.constantFrom<TestCurrency>("GBP", "EUR", "USD", "CAD", "AUD", "NZD", "JPY", "KWD"),
  products: fc.array(sold, { minLength: 1, maxLength: 5 }),
  shipping: fc.array(sold, { maxLength: 2 }),
  shippingRemoved: seldom(false, fc.constant(true), 9),
  orderPercentOff: seldom(0n, fc.bigInt({ min: 1n, max: 60n })),
  marketplace: seldom(false, fc.constant(true), 7),
  tip: seldom(0n, small, 5),
  fee: seldom(0n, small, 8),
  /** Smallest units by which cash was rounded when it was paid. */
  cashRounding: seldom(0n, fc.constantFrom(-2n, -1n, 1n, 2n), 7),
  /** Smallest units that the order's tax differs by, because Shopify rounded it once. */
  taxNoise: seldom(0n, fc.constantFrom(-1n, 1n), 4),
  payment: fc.constantFrom(...PAYMENTS),
  paidShares: fc.array(fc.bigInt({ min: 1n, max: 100n }), { minLength: 1, maxLength: 3 }),
  refunds: fc.oneof({ weight: 3, arbitrary: fc.array(refund, { maxLength: 0 }) }, { weight: 3, arbitrary: fc.array(refund, { minLength: 1, maxLength: 3 }) }),
  /** Whether Shopify's current total holds what refunds kept or gave. */
  discrepancyInside: fc.boolean(),
  cancelled: seldom(false, fc.constant(true), 9),
  /** Figures that the input leaves out. */
  unstated: fc.subarray(["outstanding", "currentTotal", "currentTax", "tax", "received", "refunded", "netPayment", "refundDiscrepancy"] as const, { maxLength: 3 }),
  discountDisplay: fc.constantFrom("net", "amount", "line"),
  severalTaxes: fc.constantFrom("combined", "separate"),
});

/**
 * Two things that no reader of an order can know are left out of the stories. Shares of dinars come out in single fils,
 * which Xero cannot hold, so such orders are rightly held: in dinars nothing is shared out. And of an edited order whose
 * outstanding amount is not given, a cent may be Shopify's rounding or a refund's discrepancy: then there is no such cent.
 */
export const story: fc.Arbitrary<Story> = anyStory.map((told): Story => {
  const edited = told.shippingRemoved || told.products.some(({ removed }) => removed > 0);
  const clear = edited && told.unstated.includes("outstanding") ? { ...told, taxNoise: 0n as const } : told;
  if (clear.code !== "KWD") return clear;
  const products = clear.products.map((sold) => ({ ...sold, removed: 0 }));

  return { ...clear, products, marketplace: false as const, severalTaxes: "combined" as const };
});
