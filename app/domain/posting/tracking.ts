import type { OrderLine } from "../commerce/order-line";
import type { TrackingChoice } from "../ledger/document-line";
import type { PostingInput } from "./desk";
import type { TrackingCondition, TrackingRule } from "./mapping-rules";
import { same } from "./same-text";

/** Xero, Nov 2026: a line carries at most two categories. */
const MOST_CATEGORIES = 2;
const NONE: readonly TrackingChoice[] = [];

/** `chosen` for the order or by an account rule comes first, the first of each category; then the first tracking rule of each further one. */
export function trackingFor(input: PostingInput, line: OrderLine | null, chosen: readonly TrackingChoice[]): readonly TrackingChoice[] {
  const { trackingRules } = input.profile;
  if (trackingRules.length === 0 && chosen.length === 0) return NONE;
  const choices: TrackingChoice[] = [];
  const add = ({ category, option }: TrackingChoice) => {
    if (!choices.some((each) => each.category === category)) choices.push({ category, option });
  };
  for (const choice of chosen) add(choice);
  for (const rule of trackingRules) if (fits(rule, input, line)) add(rule);

  return choices.slice(0, MOST_CATEGORIES);
}

/** A rule without conditions fits every line. */
function fits({ when }: TrackingRule, { order }: PostingInput, line: OrderLine | null): boolean {
  const values: Record<TrackingCondition, string | null> = {
    location: order.location,
    channel: order.channel,
    vendor: line?.vendor ?? null,
    productType: line?.productType ?? null,
  };

  return (Object.entries(when) as [TrackingCondition, string][]).every(([condition, wanted]) => same(values[condition], wanted));
}
