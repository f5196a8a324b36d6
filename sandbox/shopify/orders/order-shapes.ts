import type { OrderRequest } from "./order-request-schema";

export const ORDER_SHAPES = ["paid", "unpaid", "discount-and-shipping", "tax-inclusive", "tax-exclusive", "two-taxes", "unmapped-tax", "authorised"] as const;
export type OrderShape = (typeof ORDER_SHAPES)[number];

interface ShapeDescription {
  readonly title: string;
  readonly explanation: string;
  readonly request: OrderRequest;
}

const mugs = [{ sku: "HF-MUG-CRM", quantity: 2 }];
const table = [{ sku: "FW-BRD-OAK", quantity: 1 }, { sku: "HF-APR-IND", quantity: 2 }];

/** Orders worth trying, one click each. What a shape leaves open, the shop's own settings fill in. */
export const SHAPES: Readonly<Record<OrderShape, ShapeDescription>> = {
  paid: {
    title: "Paid by card",
    explanation: "Two mugs and shipping, paid at the checkout.",
    request: { lines: mugs, shipping: "4.95", payment: "paid" },
  },
  unpaid: {
    title: "Unpaid",
    explanation: "Goods on account: nothing paid yet.",
    request: { lines: table, payment: "unpaid" },
  },
  "discount-and-shipping": {
    title: "Discount and shipping",
    explanation: "A 10 % code spread over three units, plus shipping.",
    request: { lines: [...table, ...mugs], discountPercent: "10", shipping: "4.95", payment: "paid" },
  },
  "tax-inclusive": {
    title: "Prices include tax",
    explanation: "The tax is inside every price; one zero-rated book.",
    request: { lines: [...mugs, { sku: "LP-BK-BREAD", quantity: 1 }], shipping: "3.50", taxesIncluded: true, payment: "paid" },
  },
  "tax-exclusive": {
    title: "Tax added on top",
    explanation: "Prices without tax, tax added at the end.",
    request: { lines: table, shipping: "4.95", taxesIncluded: false, payment: "paid" },
  },
  "two-taxes": {
    title: "Two taxes",
    explanation: "GST 5 % and PST 7 % on the same lines, added on top.",
    request: { lines: table, taxesIncluded: false, taxes: [{ title: "GST", rate: "0.05" }, { title: "PST", rate: "0.07" }], payment: "paid" },
  },
  "unmapped-tax": {
    title: "Unknown tax rate",
    explanation: "An eco levy of 7 % that no book has heard of.",
    request: { lines: mugs, taxesIncluded: false, taxes: [{ title: "Eco levy", rate: "0.07" }], payment: "paid" },
  },
  authorised: {
    title: "Authorised, not captured",
    explanation: "The card is checked; the money is not taken yet.",
    request: { lines: [{ sku: "FW-CAN-COP", quantity: 1 }], shipping: "6.50", payment: "authorised" },
  },
};
