import type { Order } from "../../app/domain/commerce/order";
import type { OrderTransaction } from "../../app/domain/commerce/order-transaction";
import type { Refund } from "../../app/domain/commerce/refund";
import type { TaxLine } from "../../app/domain/commerce/tax-line";
import type { Money } from "../../app/domain/money/money";
import type { Percentage } from "../../app/domain/money/percentage";
import type { PostingInput } from "../../app/domain/posting/plan-posting";
import { minorUnits } from "./amounts";
import { anOrganisation, aProfile, postingInput } from "./books";
import { anOrder, anOrderLine, aShippingLine, aTransaction, at, off } from "./order";
import { MINOR_PER_UNIT, type Priced, type StoryLine, type StoryRefund, type StoryTax } from "./price-story";
import { aRefund, kept, paidBack, transactionId } from "./refund";
import type { Story } from "./shop-story";
import { ratesFor } from "./tax-systems";

type Telling = { story: Story; priced: Priced; money: (units: bigint) => Money };

/** The order as the reader would hand it over, with a profile that maps every tax on it. */
export function storyToInput(story: Story, priced: Priced): PostingInput {
  const money = (units: bigint) => minorUnits(story.code, units * MINOR_PER_UNIT[story.code]);
  const rates = ratesFor(story.system);
  const order = toOrder({ story, priced, money });

  return postingInput(order, {
    profile: aProfile({
      taxRates: Object.fromEntries(rates.map(({ key, taxType }) => [key, taxType])),
      discountDisplay: story.discountDisplay,
      severalTaxes: story.severalTaxes,
      // Five of the smallest units, in yen too: the tolerance is the merchant's choice.
      roundingToleranceCents: story.code === "JPY" ? 500 : 5,
    }),
    organisation: anOrganisation({ baseCurrency: order.currency, countryCode: story.system.country }),
  });
}

function toOrder(telling: Telling): Order {
  const { story, priced, money } = telling;

  return anOrder({
    taxesIncluded: story.system.included,
    cancelledAt: story.cancelled ? at("2026-11-26T09:00:00Z") : null,
    shippingCountry: story.system.country,
    lines: priced.products.map((line, index) => anOrderLine({ ...toLine(telling, line), id: `gid://shopify/LineItem/${index + 1}`, title: `Product ${index + 1}` })),
    shippingLines: priced.shipping.map((line, index) => {
      const { unitPrice, discounts, taxLines } = toLine(telling, line);

      return aShippingLine({ id: `gid://shopify/ShippingLine/${index + 1}`, price: unitPrice, discounts, taxLines, removed: story.shippingRemoved });
    }),
    fees: story.fee === 0n ? [] : [{ id: "fee", name: "Handling", amount: money(story.fee), taxLines: [] }],
    transactions: [...payments(telling), ...refundTransactions(telling)],
    refunds: priced.refunds.map((refund, index) => toRefund(telling, refund, index)),
    totals: toTotals(telling),
  });
}

function toLine({ money }: Telling, { sold, discount, taxes, duty, removed, back }: StoryLine) {
  return {
    quantity: sold.quantity,
    currentQuantity: sold.quantity - removed - back,
    unitPrice: money(sold.price),
    discounts: discount === 0n ? [] : [off(money(discount), { title: "CODE", kind: "code" })],
    isGiftCard: sold.isGiftCard,
    taxLines: taxes.map((tax) => toTaxLine(money, tax)),
    duties: duty === 0n ? [] : [{ id: "duty", amount: money(duty), taxLines: [] }],
  };
}

function toTaxLine(money: Telling["money"], { title, percent, amount, channelLiable }: StoryTax): TaxLine {
  return { title, rate: percent as Percentage, amount: money(amount), channelLiable, source: null };
}

function payments({ story, priced, money }: Telling): OrderTransaction[] {
  const { received, change } = priced;
  const sale = (number: number, amount: bigint, overrides: Partial<OrderTransaction> = {}) => aTransaction(number, { amount: money(amount), ...overrides });
  if (story.payment === "authorised") return [sale(1, 500n, { kind: "AUTHORIZATION" })];
  if (story.payment === "voided") return [sale(1, 500n, { kind: "AUTHORIZATION" }), sale(2, 500n, { kind: "VOID" })];
  if (story.payment === "pending") return [sale(1, 500n, { status: "PENDING" })];
  if (received === 0n) return [];
  if (story.payment === "failed first") return [sale(1, received, { status: "FAILURE" }), sale(2, received)];
  if (story.payment === "change") return [sale(1, received + change, { gateway: "cash" }), sale(2, change, { kind: "CHANGE", parentId: transactionId(1) })];
  if (story.payment !== "captures" && story.payment !== "gift card") return [sale(1, received)];
  const part = received / 3n;
  const parts = part === 0n ? [received] : [part, received - part];

  return parts.map((amount, index) => sale(index + 1, amount, story.payment === "captures" ? { kind: "CAPTURE" } : { gateway: index === 0 ? "gift_card" : "shopify_payments" }));
}

/** Transactions of refund n are numbered n × 10 + 11 and 12. */
function refundTransactions({ priced, money }: Telling): OrderTransaction[] {
  return priced.refunds.flatMap((refund, index) => {
    if (!refund.money) return [];
    const { amount, storeCredit, status } = refund.money;
    const parts = [
      { amount: amount - storeCredit, gateway: "shopify_payments" },
      { amount: storeCredit, gateway: "store_credit" },
    ];

    return parts.flatMap((part, at10) => (part.amount === 0n ? [] : [paidBack(index * 10 + 11 + at10, money(part.amount), { gateway: part.gateway, status })]));
  });
}

function toRefund({ money }: Telling, { lines, shipping, discrepancy }: StoryRefund, index: number): Refund {
  return aRefund(index + 1, {
    lines: lines.map((line) => ({ lineId: `gid://shopify/LineItem/${line.index + 1}`, quantity: line.quantity, restockType: "RETURN", subtotal: money(line.subtotal), tax: money(line.tax) })),
    shipping: shipping ? [{ shippingLineId: "gid://shopify/ShippingLine/1", subtotal: money(shipping.subtotal), tax: money(shipping.tax) }] : [],
    adjustments: discrepancy === 0n ? [] : [kept(money(discrepancy))],
    transactionIds: [transactionId(index * 10 + 11), transactionId(index * 10 + 12)],
  });
}

function toTotals({ story, priced, money }: Telling): Order["totals"] {
  const { due, received, refunded } = priced;
  const duties = priced.products.reduce((sum, { duty }) => sum + duty, 0n);
  const stated = {
    outstanding: money(due - (received - refunded)),
    currentTotal: money(priced.currentTotal),
    currentTax: money(priced.currentTax),
    tax: money(priced.tax),
    received: money(received),
    refunded: money(refunded),
    netPayment: money(received - refunded),
    refundDiscrepancy: money(priced.discrepancy),
  };
  const left = Object.fromEntries(story.unstated.map((name) => [name, null]));

  return {
    ...stated,
    ...left,
    total: money(priced.total),
    tips: money(story.tip),
    duties: money(duties),
    additionalFees: money(story.fee),
    cashRounding: { payments: money(priced.cashRounding), refunds: money(0n) },
  };
}
