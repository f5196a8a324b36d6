/** A fault that a person could make, planted as an edit of one place in the source. The tests must notice it. */
export type Mutant = { fault: string; file: string; find: string; put: string };

const posting = (name: string) => `app/domain/posting/${name}`;

/** `find` stands exactly once in its file; a test sees to that, so that the list follows the code. */
export const MUTANTS: readonly Mutant[] = [
  { fault: "a discount is added", file: posting("sale-lines.ts"), find: "BigInt(units) - off;", put: "BigInt(units) + off;" },
  { fault: "only the first discount of a line counts", file: "app/domain/commerce/discount.ts", find: "of discounts) total", put: "of discounts.slice(0, 1)) total" },
  { fault: "tax on shipping is dropped", file: posting("sale-lines.ts"), find: "{ taxLines: line.taxLines, amount, shipping: true,", put: "{ taxLines: [], amount, shipping: true," },
  { fault: "shares are rounded down", file: "app/domain/money/rounding.ts", find: ": dividend + half)", put: ": dividend)" },
  { fault: "tax inside a price is worked out as if on top", file: "app/domain/ledger/xero-arithmetic.ts", find: "if (!taxInclusive) return", put: "if (taxInclusive) return" },
  { fault: "a gift card that was sold is revenue", file: posting("sale-lines.ts"), find: 'specialAccount(desk, "giftCards")', put: "desk.profile.salesAccount" },
  { fault: "shipping is booked on the sales account", file: posting("sale-lines.ts"), find: "accountCode: desk.profile.shippingAccount, rule: \"the shipping account", put: "accountCode: desk.profile.salesAccount, rule: \"the shipping account" },
  { fault: "cash rounding has the wrong sign", file: posting("charge-lines.ts"), find: "amount: rounding });", put: "amount: -rounding });" },
  { fault: "a tip is left out", file: posting("charge-lines.ts"), find: "if (totals.tips.minor !== 0n) add(", put: "if (totals.tips.minor < 0n) add(" },
  { fault: "duty inside the price is booked a second time", file: posting("sale-lines.ts"), find: "if (!desk.order.dutiesIncluded) for", put: "if (desk.order.id) for" },
  { fault: "what a refund kept is given", file: posting("refund-adjustments.ts"), find: "const own = -(desk.order.taxesIncluded", put: "const own = (desk.order.taxesIncluded" },
  { fault: "refunded shipping is counted twice", file: posting("refund-lines.ts"), find: "...refund.shipping.map(", put: "...[...refund.shipping, ...refund.shipping].map(" },
  { fault: "a refund of nothing makes a credit note", file: posting("draft-documents.ts"), find: "if (total === 0n) note(", put: "if (total === 1n) note(" },
  { fault: "credit notes are numbered as Shopify lists them", file: posting("draft-credits.ts"), find: ".sort((a, b) => byId(a.id, b.id))", put: "" },
  { fault: "change given is not taken off", file: posting("movements.ts"), find: "from.kept -= change.amount.minor;", put: "from.kept -= 0n;" },
  { fault: "an authorisation is money", file: "app/domain/commerce/order-transaction.ts", find: '(kind === "SALE" || kind === "CAPTURE")', put: '(kind === "SALE" || kind === "CAPTURE" || kind === "AUTHORIZATION")' },
  { fault: "a pending refund is paid", file: "app/domain/commerce/order-transaction.ts", find: 'return status === "SUCCESS" && kind === "REFUND"', put: 'return status !== "FAILURE" && kind === "REFUND"' },
  { fault: "gateways' accounts are ignored", file: posting("gateway-account.ts"), find: "same(gatewayName, name)) return account;", put: "same(gatewayName, name)) return paymentsAccount;" },
  { fault: "what was paid too much is dropped", file: posting("book-receipts.ts"), find: "if (kept > onInvoice)", put: "if (kept < onInvoice)" },
  { fault: "credit is allocated beyond what the invoice owes", file: posting("book-paid-back.ts"), find: "const minor = left < receipts.due ? left : receipts.due;", put: "const minor = left;" },
  { fault: "a marketplace's tax is ours", file: posting("treat-taxes.ts"), find: "if (line.channelLiable) moved", put: "if (line.channelLiable && line.title === \"\") moved" },
  { fault: "tax that is booked apart stays in the price", file: posting("discount-display.ts"), find: "(order.taxesIncluded ? treatment.apart : 0n)", put: "0n" },
  { fault: "exempt customers are exports", file: posting("treat-taxes.ts"), find: 'return "exempt-customer";', put: 'return "export";' },
  { fault: "the tax is never stated", file: posting("draft-line.ts"), find: "taxStated: byXero !== tax,", put: "taxStated: false," },
  { fault: "any difference is rounded away", file: posting("settle.ts"), find: "if (magnitude(difference) > tolerance(desk)) return", put: "if (magnitude(difference) > 1000n * tolerance(desk)) return" },
  { fault: "units that an edit removed are invoiced", file: posting("units-sold.ts"), find: "line.quantity - line.currentQuantity - refunded)", put: "0)" },
  { fault: "removed units leave their discount behind", file: posting("units-sold.ts"), find: "discounts: line.discounts.map(share)", put: "discounts: line.discounts" },
  { fault: "the weakest account rule wins", file: posting("place-line.ts"), find: "rank < best.rank", put: "rank > best.rank" },
  { fault: "days are London's everywhere", file: "app/domain/instant.ts", find: "Math.floor((ms + offset) / DAY_MS)", put: "Math.floor(ms / DAY_MS)" },
  { fault: "lock dates are ignored", file: posting("document-dates.ts"), find: "if (lockedUntil === null || date > lockedUntil)", put: "if (lockedUntil === null || date !== lockedUntil)" },
  { fault: "the exchange rate is upside down", file: posting("currency-rules.ts"), find: "exchange.booking.minor * scale, exchange.shop.minor *", put: "exchange.shop.minor * scale, exchange.booking.minor *" },
  { fault: "an addition after posting is credited", file: posting("plan-change.ts"), find: "lines: missing }).minor >= 0n) {", put: "lines: missing }).minor <= 0n) {" },
];
