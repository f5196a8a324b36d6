import type { OrderLine } from "../commerce/order-line";
import { legacyId } from "../ids";
import type { TrackingChoice } from "../ledger/document-line";
import type { Reason } from "../ledger/trace";
import type { PostingInput } from "./desk";
import { ACCOUNT_CONDITIONS, type AccountCondition, type AccountRule } from "./mapping-rules";
import { same } from "./same-text";
import { trackingFor } from "./tracking";

/** Where a line is booked. */
export type Place = { accountCode: string; itemCode: string | null; tracking: readonly TrackingChoice[]; reason: Reason };

/** The account, item and tracking of a product line: the strongest rule that fits, or the sales account. */
export function placeProduct(input: PostingInput, line: OrderLine): Place {
  const { profile } = input;
  const rule = strongestRule(input, line, ({ account }) => account !== undefined);
  const item = strongestRule(input, line, (each) => each.item !== undefined)?.item ?? null;
  const chosen = strongestRule(input, line, ({ tracking }) => tracking !== undefined)?.tracking ?? [];
  const accountCode = rule?.account ?? profile.salesAccount;

  return {
    accountCode,
    itemCode: item,
    tracking: trackingFor(input, line, chosen),
    reason: { step: "account", account: accountCode, rule: rule ? inWords(rule) : "the sales account of your settings" },
  };
}

/** A line that is no product: its account is a setting of its own. */
export function placeOn(input: PostingInput, accountCode: string, rule: string): Place {
  return { accountCode, itemCode: null, tracking: trackingFor(input, null, []), reason: { step: "account", account: accountCode, rule } };
}

function strongestRule(input: PostingInput, line: OrderLine, gives: (rule: AccountRule) => boolean): AccountRule | null {
  let best: { rule: AccountRule; rank: number; conditions: number } | null = null;
  for (const rule of input.profile.accountRules) {
    if (!gives(rule) || !fits(rule, input, line)) continue;
    const rank = ACCOUNT_CONDITIONS.findIndex((condition) => rule.when[condition] !== undefined);
    const conditions = Object.keys(rule.when).length;
    if (!best || rank < best.rank || (rank === best.rank && conditions > best.conditions)) best = { rule, rank, conditions };
  }

  return best?.rule ?? null;
}

/** A rule without conditions fits nothing: the profile's own accounts are the default. */
function fits({ when }: AccountRule, input: PostingInput, line: OrderLine): boolean {
  const conditions = Object.entries(when) as [AccountCondition, string][];

  return (
    conditions.length > 0 &&
    conditions.every(([condition, wanted]) => valuesOf(condition, input, line).some((value) => same(value, wanted)))
  );
}

function valuesOf(condition: AccountCondition, { order }: PostingInput, line: OrderLine): readonly (string | null)[] {
  switch (condition) {
    case "variant":
      return withNumber(line.variantId);
    case "sku":
      return [line.sku];
    case "product":
      return withNumber(line.productId);
    case "collection":
      return line.collections.flatMap(withNumber);
    case "productType":
      return [line.productType];
    case "vendor":
      return [line.vendor];
    case "productTag":
      return line.productTags;
    case "tag":
      return order.tags;
    case "channel":
      return [order.channel];
    case "location":
      return [order.location];
    case "country":
      return [order.shippingCountry];
  }
}

/** A Shopify id may be given whole or as its number. */
function withNumber(id: string | null): (string | null)[] {
  return id === null ? [] : [id, legacyId(id)];
}

function inWords({ when }: AccountRule): string {
  const conditions = Object.entries(when).map(([condition, value]) => `${condition} “${value}”`);

  return `your rule for ${conditions.join(" and ")}`;
}
