import { combinedRate, type TaxLine } from "../commerce/tax-line";
import type { Discount } from "../commerce/discount";
import type { Reason, UntaxedWhy } from "../ledger/trace";
import { formatMoney, formatScaled } from "../money/decimal-string";
import type { Money } from "../money/money";

/** The way to a figure, step by step, in words a bookkeeper accepts. */
export function explainTrace(reasons: readonly Reason[]): string[] {
  return reasons.map(explain);
}

function explain(reason: Reason): string {
  switch (reason.step) {
    case "sold":
      return `${reason.quantity} × ${formatMoney(reason.unitPrice)} as sold${removedWords(reason.removed)}.`;
    case "discount":
      return discountWords(reason.discount, reason.shown);
    case "charged":
      return `${reason.what}: ${formatMoney(reason.amount)} as Shopify states it.`;
    case "refunded":
      return `${reason.what}: ${formatMoney(reason.amount)} refunded, with ${formatMoney(reason.tax)} tax reversed as Shopify states it.`;
    case "adjusted":
      return adjustedWords(reason.reason, reason.amount);
    case "account":
      return `Account ${reason.account}: ${reason.rule}.`;
    case "taxes":
      return `${taxWords(reason.taxes)} as Shopify charged it, tax rate ${reason.taxType}: ${reason.rule}.`;
    case "untaxed":
      return `${UNTAXED_WORDS[reason.why]}, so tax rate ${reason.taxType}: ${reason.rule}.`;
    case "tax-by-xero":
      return `Tax ${formatMoney(reason.tax)}: Xero's own arithmetic comes to the same, so it is left to Xero.`;
    case "tax-stated":
      return `Tax ${formatMoney(reason.tax)} is stated, because Xero by itself would come to ${formatScaled(
        reason.byXeroInHundredths,
        2,
      )}.`;
    case "settled":
      return settledWords(reason);
    case "money":
      return `${formatMoney(reason.amount)} ${reason.what} by ${reason.gateway}.`;
    case "change":
      return `${formatMoney(reason.given)} was handed back as change, so the payment is less by that.`;
    case "dated":
      return `Dated ${reason.date}, ${reason.by}, by the organisation's calendar.`;
    case "moved":
      return `Moved from ${reason.from} to ${reason.to}: the books are locked up to ${reason.lockedUntil}.`;
    case "said":
      return reason.sentence;
  }
}

function removedWords(removed: number): string {
  return removed === 0 ? "" : `; ${removed} more ${removed === 1 ? "was" : "were"} removed by an edit`;
}

const SHOWN = { net: "in the price", amount: "as the line's discount", line: "as a line of its own" } as const;
const KINDS = { code: "code", automatic: "automatic", manual: "manual", script: "script" } as const;

function discountWords({ title, kind, target, amount }: Discount, shown: keyof typeof SHOWN): string {
  const name = title ? ` “${title}”` : "";
  const scope = target === "order" ? ", this line's share of an order discount" : "";

  return `Less ${formatMoney(amount)} discount${name} (${KINDS[kind]}${scope}), shown ${SHOWN[shown]}.`;
}

function adjustedWords(reason: string, amount: Money): string {
  const size = formatMoney({ ...amount, minor: amount.minor < 0n ? -amount.minor : amount.minor });

  return amount.minor < 0n ? `${size} was given beyond the goods (${reason}).` : `${size} was kept from the refund (${reason}).`;
}

function taxWords(taxes: readonly TaxLine[]): string {
  const words = taxes.map(({ title, rate, amount }) => `${title} ${rate}% = ${formatMoney(amount)}`).join(" and ");

  return taxes.length > 1 ? `${words} (together ${combinedRate(taxes)}%)` : words;
}

const UNTAXED_WORDS: Record<UntaxedWhy, string> = {
  "not-a-sale": "Outside the scope of tax",
  "exempt-customer": "No tax charged, the customer is exempt",
  export: "No tax charged, it goes abroad",
  "zero-rated": "No tax charged",
};

function settledWords({ what, amount, tolerance }: Reason & { step: "settled" }): string {
  const size = `${formatMoney(amount)} (within your tolerance of ${formatMoney(tolerance)})`;

  return what === "tax"
    ? `Shopify rounds the order's tax once: ${size} of it is put on this line.`
    : `The lines and Shopify's total differ by ${size}: a rounding line makes them equal.`;
}
