import { formatMoney, parseMoney } from "../domain/money/decimal-string";
import { fromPercent } from "../domain/money/percentage";
import type { Portion } from "../domain/payers/portion";
import { smallestUnit } from "../domain/payers/split-lines";
import { documentTotal } from "../domain/posting/tie-out";
import type { StoredOrder } from "../ports/order-reader";
import type { BillToWanted } from "./bill-to-views";

type Typed = Pick<BillToWanted, "portion" | "part" | "scope" | "payer">;

/** For how much a payer is chosen, as a person typed it; null: for all that no second payer has. A sentence where it cannot be. */
export function readPortion({ portion, part, scope, payer }: Typed, order: StoredOrder | null): Portion | null | string {
  if (portion === "whole") return null;
  if (payer === "buyer") return "The buyer is billed for the rest anyway: choose who is billed for the part.";
  const text = part.trim();
  if (portion === "percent") return percent(text);
  if (scope !== "order" || !order) return "An amount can be chosen for a single order only: for several, choose a percentage.";

  return amount(text, order);
}

function percent(text: string): Portion | string {
  const value = /^\d{1,2}(\.\d{1,2})?$/.test(text) ? fromPercent(text) : null;

  return value === null || value === "0"
    ? "Enter a percentage above 0 and below 100, with at most two decimals: 40 or 33.33."
    : { kind: "percent", percent: value };
}

/** With the tax in it, in the currency that the order is booked in. */
function amount(text: string, { facts, plan }: StoredOrder): Portion | string {
  if (!facts) return "This order was not read from Shopify yet. Try again in a moment.";
  const { currency } = facts.total;
  const total = plan ? documentTotal(plan.invoice) : facts.total;
  const read = parseMoney(text, currency);
  if (!read.ok || read.value.minor <= 0n || read.value.minor >= total.minor)
    return `Enter an amount of ${currency} above 0 and below the order's total of ${formatMoney(total)}: for all of it, bill the order to one contact.`;
  if (read.value.minor % smallestUnit(currency) !== 0n) return "Xero holds two decimals only. Enter an amount with two.";

  return { kind: "amount", amount: formatMoney(read.value), currency };
}
