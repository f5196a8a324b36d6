import type { Order } from "../commerce/order";
import type { OrderLine } from "../commerce/order-line";
import { legacyId } from "../ids";
import type { TrackingChoice } from "../ledger/document-line";
import type { Reason } from "../ledger/trace";
import { chosenFor, type Chosen } from "./chosen-for";
import type { PostingInput } from "./desk";
import { ACCOUNT_CONDITIONS, type AccountCondition, type AccountRule } from "./mapping-rules";
import { same } from "./same-text";
import { trackingFor } from "./tracking";

/** Where a line is booked. */
export type Place = {
  accountCode: string;
  itemCode: string | null;
  tracking: readonly TrackingChoice[];
  reason: Reason;
  /** Why it has tracking that somebody chose; absent where nobody did. */
  trackingReason?: Reason;
};

/** The account, item and tracking of a product line: the strongest rule that fits, or the sales account. */
export function placeProduct(input: PostingInput, line: OrderLine): Place {
  const { profile } = input;
  const rule = strongestRule(input, line, "account");
  const item = strongestRule(input, line, "item")?.item ?? null;
  const tracking = strongestRule(input, line, "tracking")?.tracking ?? NO_TRACKING;
  const chosen = chosenFor(input.choices, { line: line.id, kind: "goods" });
  const mapped = { accountCode: rule?.account ?? profile.salesAccount, rule: rule ? inWords(rule) : "the sales account of your settings" };

  return { ...placed(mapped, chosen), itemCode: item, tracking: trackingFor(input, line, [...chosen.tracking, ...tracking]) };
}

type Mapped = { accountCode: string; rule: string };

/** What somebody chose comes before the mapping. */
function placed({ accountCode, rule }: Mapped, { account, tracking }: Chosen): Pick<Place, "accountCode" | "reason" | "trackingReason"> {
  const code = account?.code ?? accountCode;
  const words = tracking.map(({ category, option, why }) => `${category}: ${option}, because ${why}`);

  return {
    accountCode: code,
    reason: { step: "account", account: code, rule: account ? `because ${account.why}` : rule },
    ...(words.length > 0 && { trackingReason: { step: "said", sentence: `Tracking ${words.join("; ")}.` } }),
  };
}

/** A line that is no product: its account is a setting of its own. */
export function placeOn(input: PostingInput, accountCode: string, rule: string): Place {
  return placeChosen(input, { accountCode, rule }, chosenFor(input.choices, { line: null, kind: "charge" }));
}

/** The same, where something was chosen for the very line: a delivery, or a gift card. */
export function placeChosen(input: PostingInput, mapped: Mapped, chosen: Chosen): Place {
  return { ...placed(mapped, chosen), itemCode: null, tracking: trackingFor(input, null, chosen.tracking) };
}

const NO_TRACKING: readonly TrackingChoice[] = [];

function strongestRule(input: PostingInput, line: OrderLine, gives: "account" | "item" | "tracking"): AccountRule | null {
  let best: { rule: AccountRule; rank: number; conditions: number } | null = null;
  for (const rule of input.profile.accountRules) {
    if (rule[gives] === undefined || !fits(rule, input, line)) continue;
    const rank = ACCOUNT_CONDITIONS.findIndex((condition) => rule.when[condition] !== undefined);
    const conditions = Object.keys(rule.when).length;
    if (!best || rank < best.rank || (rank === best.rank && conditions > best.conditions)) best = { rule, rank, conditions };
  }

  return best?.rule ?? null;
}

/** A rule without conditions fits nothing: the profile's own accounts are the default. */
function fits({ when }: AccountRule, input: PostingInput, line: OrderLine): boolean {
  const conditions = Object.keys(when) as AccountCondition[];
  for (const condition of conditions) if (!meets(condition, when[condition] ?? "", { order: input.order, line })) return false;

  return conditions.length > 0;
}

function meets(condition: AccountCondition, wanted: string, { order, line }: { order: Order; line: OrderLine }): boolean {
  switch (condition) {
    case "variant":
      return sameId(line.variantId, wanted);
    case "sku":
      return same(line.sku, wanted);
    case "product":
      return sameId(line.productId, wanted);
    case "collection":
      return line.collections.some((collection) => sameId(collection, wanted));
    case "productType":
      return same(line.productType, wanted);
    case "vendor":
      return same(line.vendor, wanted);
    case "productTag":
      return line.productTags.some((tag) => same(tag, wanted));
    case "tag":
      return order.tags.some((tag) => same(tag, wanted));
    case "channel":
      return same(order.channel, wanted);
    case "location":
      return same(order.location, wanted);
    case "country":
      return same(order.shippingCountry, wanted);
  }
}

/** A Shopify id may be given whole or as its number. */
function sameId(id: string | null, wanted: string): boolean {
  return id !== null && (same(id, wanted) || same(legacyId(id), wanted));
}

function inWords({ when }: AccountRule): string {
  const conditions = Object.entries(when).map(([condition, value]) => `${condition} “${value}”`);

  return `your rule for ${conditions.join(" and ")}`;
}
