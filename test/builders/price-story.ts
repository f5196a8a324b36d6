import type { TestCurrency } from "./amounts";
import { priceSale, roundHalfUp, type PricedLine, type Rate } from "./shopify-arithmetic";
import type { RefundInStory, SoldInStory, Story } from "./shop-story";

/**
 * What Shopify would say of a story, in smallest units (pence, yen, ten fils: what Xero can hold), from its documentation
 * of the order's money fields (Admin API 2026-10). Integers only, and nothing shared with the code under test.
 */

export type StoryTax = Rate & { amount: bigint; channelLiable: boolean };
export type StoryLine = { sold: SoldInStory; discount: bigint; taxes: StoryTax[]; duty: bigint; removed: number; back: number };
export type StoryRefund = {
  lines: { index: number; quantity: number; subtotal: bigint; tax: bigint }[];
  shipping: { subtotal: bigint; tax: bigint } | null;
  /** Positive is kept. */
  discrepancy: bigint;
  credited: bigint;
  money: { amount: bigint; status: "SUCCESS" | "PENDING" | "FAILURE"; storeCredit: bigint } | null;
};
export type Priced = {
  products: StoryLine[];
  shipping: StoryLine[];
  refunds: StoryRefund[];
  total: bigint;
  tax: bigint;
  /** What the documents must come to, and the tax in them. */
  due: bigint;
  dueTax: bigint;
  currentTotal: bigint;
  currentTax: bigint;
  received: bigint;
  change: bigint;
  refunded: bigint;
  discrepancy: bigint;
  cashRounding: bigint;
};

export function priceStory(story: Story): Priced {
  const { system } = story;
  const all = [...story.products, ...story.shipping.map((each) => ({ ...each, quantity: 1, removed: 0, duty: 0n, isGiftCard: false }))];
  const priced = priceAll(story, all);
  const lines = all.map((sold, index) => toLine(story, sold, priced[index] ?? { net: 0n, discount: 0n, taxes: [] }));
  const products = lines.slice(0, story.products.length);
  const shipping = lines.slice(story.products.length);
  const left = standing(story, { products, shipping });
  const noise = bearsNoise(left) ? story.taxNoise : 0n;
  const extras = story.tip + story.fee;
  const [asSold, now] = [sumUp(lines, system.included), sumUp(left, system.included)];
  const total = asSold.total + extras + (system.included ? 0n : noise);
  const saleNow = now.total + extras + (system.included ? 0n : noise);
  const cashRounding = saleNow > 10n ? story.cashRounding : 0n;
  const { received, change } = takeMoney(story, saleNow + cashRounding);
  const rounded = received > 0n ? cashRounding : 0n;
  const refunds = takeBack(story, { products, shipping, left: received });
  const sum = (pick: (refund: StoryRefund) => bigint) => refunds.reduce((all2, each) => all2 + pick(each), 0n);
  const refundTax = (refund: StoryRefund) => addUp(refund.lines.map(({ tax }) => tax)) + (refund.shipping?.tax ?? 0n);
  const due = saleNow + rounded - sum(({ credited }) => credited);
  const discrepancy = sum((refund) => refund.discrepancy);
  const tax = asSold.tax + noise;

  return {
    products,
    shipping,
    refunds,
    total,
    tax,
    due,
    dueTax: now.tax + noise - sum((refund) => (refund.credited === 0n ? 0n : refundTax(refund))),
    currentTotal: due - rounded - (story.discrepancyInside ? 0n : discrepancy),
    currentTax: now.tax + noise - sum(refundTax),
    received,
    change,
    refunded: sum(({ money }) => (money?.status === "SUCCESS" ? money.amount : 0n)),
    discrepancy,
    cashRounding: rounded,
  };
}

/** Discounts shared out and taxes worked out as Shopify does; gift cards bear neither order discount nor tax. */
function priceAll(story: Story, all: readonly SoldInStory[]): PricedLine[] {
  const lines = all.map((sold) => {
    const gross = BigInt(sold.quantity) * sold.price;

    return { gross, ownDiscount: (gross * sold.percentOff) / 100n, rates: burdenOf(story, sold) };
  });
  const shares = all.map(({ inOrderDiscount, isGiftCard }) => inOrderDiscount && !isGiftCard);
  const base = lines.reduce((total, { gross, ownDiscount }, index) => (shares[index] ? total + gross - ownDiscount : total), 0n);

  return priceSale({ taxesIncluded: story.system.included, lines, shares, orderDiscount: (base * story.orderPercentOff) / 100n }).lines;
}

function burdenOf({ system }: Story, { burden, isGiftCard }: SoldInStory): readonly Rate[] {
  return isGiftCard ? [] : (system.burdens[burden % system.burdens.length] ?? []);
}

function toLine(story: Story, sold: SoldInStory, priced: PricedLine): StoryLine {
  const rates = burdenOf(story, sold);
  // An exempt line of a tax-inclusive shop would be sold at its net price; here only taxes on top are left out.
  const exempt = sold.exempt && !story.system.included;
  const taxes = rates.map((rate, index) => ({ ...rate, amount: exempt ? 0n : (priced.taxes[index] ?? 0n), channelLiable: story.marketplace && index === 0 && rate.ppm > 0n }));

  return { sold, discount: priced.discount, taxes, duty: sold.isGiftCard ? 0n : sold.duty, removed: Math.min(sold.removed, sold.quantity - 1), back: 0 };
}

/** A cent more or less of tax needs a line that can bear it: taxed by us, and not by a hair. */
function bearsNoise(lines: readonly StoryLine[]): boolean {
  return lines.some(({ taxes, removed }) => removed === 0 && taxes.some(({ amount, channelLiable }) => amount > 3n && !channelLiable) && taxes.every(({ channelLiable }) => !channelLiable));
}

/** What is left after an edit: removed units leave with their share, rounded half up. */
function standing(story: Story, { products, shipping }: { products: readonly StoryLine[]; shipping: readonly StoryLine[] }): StoryLine[] {
  const left = products.map((line): StoryLine => {
    const { quantity } = line.sold;
    if (line.removed === 0) return line;
    const units = quantity - line.removed;
    const part = (amount: bigint) => roundHalfUp(amount * BigInt(units), BigInt(quantity));

    return { ...line, sold: { ...line.sold, quantity: units }, discount: part(line.discount), duty: part(line.duty), taxes: line.taxes.map((tax) => ({ ...tax, amount: part(tax.amount) })) };
  });

  return [...left, ...(story.shippingRemoved ? [] : shipping)];
}

function sumUp(lines: readonly StoryLine[], included: boolean): { total: bigint; tax: bigint } {
  const tax = addUp(lines.map(({ taxes }) => addUp(taxes.map(({ amount }) => amount))));
  const net = addUp(lines.map(({ sold, discount, duty }) => BigInt(sold.quantity) * sold.price - discount + duty));

  return { total: included ? net : net + tax, tax };
}

function takeMoney({ payment, paidShares }: Story, total: bigint): { received: bigint; change: bigint } {
  const none = { received: 0n, change: 0n };
  if (total <= 0n) return none;
  if (payment === "paid" || payment === "failed first" || payment === "captures" || payment === "gift card") return { received: total, change: 0n };
  if (payment === "change") return { received: total, change: 20n };
  if (payment === "overpaid") return { received: total + 7n, change: 0n };

  return payment === "deposit" ? { received: (total * (paidShares[0] ?? 1n)) / 100n, change: 0n } : none;
}

type Goods = { products: StoryLine[]; shipping: readonly StoryLine[]; left: bigint };

function takeBack(story: Story, { products, shipping, left }: Goods): StoryRefund[] {
  let money = left;
  const shippingLeft = { subtotal: 0n, tax: 0n };
  const [first] = story.shippingRemoved ? [] : shipping;
  if (first) {
    shippingLeft.subtotal = first.sold.price - first.discount;
    shippingLeft.tax = addUp(first.taxes.map(({ amount }) => amount));
  }

  return story.refunds.map((refund) => {
    const lines = products.flatMap((line, index) => unitsBack(line, { index, wanted: refund.units[index] ?? 0 }));
    const shippingBack = first ? partOfShipping(shippingLeft, refund.shippingPercent) : null;
    const goods = addUp(lines.map(({ subtotal, tax }) => subtotal + (story.system.included ? 0n : tax))) + (shippingBack ? shippingBack.subtotal + (story.system.included ? 0n : shippingBack.tax) : 0n);
    const discrepancy = (goods * refund.keptPercent) / 100n - (money > 0n ? refund.goodwill : 0n);
    const credited = goods - discrepancy;
    const paid = pay(refund, credited < money ? credited : money);
    if (paid?.status === "SUCCESS") money -= paid.amount;

    return { lines, shipping: shippingBack, discrepancy, credited, money: paid };
  });
}

/** Units back at their share of the line's net and tax, so that all of them together come to exactly the line. */
function unitsBack(line: StoryLine, { index, wanted }: { index: number; wanted: number }): StoryRefund["lines"] {
  const { quantity, price } = line.sold;
  const quantityBack = Math.min(wanted, quantity - line.removed - line.back);
  if (quantityBack <= 0) return [];
  const net = BigInt(quantity) * price - line.discount;
  const taxed = addUp(line.taxes.map(({ amount }) => amount));
  const upTo = (amount: bigint, units: number) => roundHalfUp(amount * BigInt(units), BigInt(quantity));
  const part = (amount: bigint) => upTo(amount, line.back + quantityBack) - upTo(amount, line.back);
  const found = { index, quantity: quantityBack, subtotal: part(net), tax: part(taxed) };
  line.back += quantityBack;

  return [found];
}

function partOfShipping(left: { subtotal: bigint; tax: bigint }, percent: bigint): { subtotal: bigint; tax: bigint } | null {
  const found = { subtotal: (left.subtotal * percent) / 100n, tax: (left.tax * percent) / 100n };
  if (found.subtotal === 0n) return null;
  left.subtotal -= found.subtotal;
  left.tax -= found.tax;

  return found;
}

function pay({ money, storeCreditPercent }: RefundInStory, amount: bigint): StoryRefund["money"] {
  if (money === "none" || amount <= 0n) return null;
  const status = money === "paid back" ? "SUCCESS" : money === "pending" ? "PENDING" : "FAILURE";

  return { amount, status, storeCredit: (amount * storeCreditPercent) / 100n };
}

function addUp(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, each) => total + each, 0n);
}

/** Smallest units in minor units: dinars are told in tens of fils, which is as fine as Xero holds. */
export const MINOR_PER_UNIT: Record<TestCurrency, bigint> = { GBP: 1n, EUR: 1n, USD: 1n, CAD: 1n, AUD: 1n, NZD: 1n, JPY: 1n, KWD: 10n };
