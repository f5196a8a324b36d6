/** What happened in the demo shop during the last twenty days, oldest first. */
export interface DemoOrder {
  readonly daysAgo: number;
  /** Position in DEMO_CUSTOMERS. */
  readonly customer: number;
  /** SKU and quantity. */
  readonly items: readonly (readonly [string, number])[];
  readonly shipping?: string;
  readonly discountPercent?: string;
  readonly payment: "authorised" | "paid" | "unpaid";
  readonly afterwards?: "cancelled" | "refunded" | "paid-later" | "one-unit-refunded";
  readonly poNumber?: string;
}

export const DEMO_ORDERS: readonly DemoOrder[] = [
  { daysAgo: 20, customer: 0, items: [["HF-MUG-CRM", 2], ["HF-CAN-S", 1]], shipping: "4.95", payment: "paid" },
  { daysAgo: 18, customer: 1, items: [["LP-BK-GARDEN", 1]], shipping: "3.50", payment: "paid" },
  { daysAgo: 17, customer: 2, items: [["CM-BLK-OAT", 4], ["HF-APR-NAT", 6]], discountPercent: "10", payment: "unpaid", afterwards: "paid-later", poNumber: "PO-2207" },
  { daysAgo: 15, customer: 3, items: [["FW-BRD-OAK", 1], ["HF-APR-IND", 1]], shipping: "4.95", payment: "paid", afterwards: "one-unit-refunded" },
  { daysAgo: 13, customer: 4, items: [["CM-TEA-STN", 1], ["HF-WRAP", 1]], shipping: "4.95", payment: "paid" },
  { daysAgo: 11, customer: 5, items: [["FW-CAN-COP", 1]], shipping: "6.50", discountPercent: "15", payment: "paid" },
  { daysAgo: 9, customer: 6, items: [["HF-MUG-FOR", 12], ["CM-TEA-STN", 2]], payment: "unpaid", poNumber: "TEA-118" },
  { daysAgo: 7, customer: 7, items: [["HF-CAN-L", 2]], shipping: "4.95", payment: "paid", afterwards: "refunded" },
  { daysAgo: 5, customer: 0, items: [["LP-BK-BREAD", 1], ["FW-BRD-OAK", 1]], shipping: "3.50", payment: "paid" },
  { daysAgo: 4, customer: 3, items: [["HF-APR-IND", 1]], shipping: "4.95", payment: "unpaid", afterwards: "cancelled" },
  { daysAgo: 2, customer: 2, items: [["CM-BLK-HEA", 3]], payment: "unpaid", poNumber: "PO-2231" },
  { daysAgo: 1, customer: 4, items: [["HF-CAN-S", 3], ["HF-MUG-CRM", 1]], shipping: "4.95", discountPercent: "10", payment: "paid" },
];
