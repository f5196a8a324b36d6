import type { AccountOption, TaxRateOption } from "./views";

/** What is chosen for an order or a line, as form fields: empty is as the settings have it. `tracking`: the option by category. */
export type OverrideValues = { account: string; taxType: string; tracking: Record<string, string> };

/** `draft`: "yes", "no" (whatever its tags say), or "" as the settings and tags have it. */
export type ChoiceValues = OverrideValues & {
  draft: "" | "yes" | "no";
  /** By the order's line, by Shopify's id. */
  lines: Record<string, OverrideValues>;
  reason: string;
};

export type TrackingOptions = { category: string; options: readonly string[] };

/** What may be chosen from, as Xero has it now. */
export type ChoiceOptions = { accounts: AccountOption[]; taxRates: TaxRateOption[]; tracking: TrackingOptions[] };

/** The page on which a person chooses how one order is booked. */
export type ChoicePageView = {
  recordId: string;
  name: string;
  /** Why what is chosen now will not reach the invoice by itself, in a sentence; null where it will. */
  tooLate: string | null;
  options: ChoiceOptions;
  /** The lines of the order that can be chosen for; empty while the order cannot be planned. */
  lines: { line: string; what: string; now: string }[];
  values: ChoiceValues;
  /** Something is chosen, and can be taken back. */
  chosen: boolean;
};

/** The order page's card: what was chosen, one sentence each, and by whom. */
export type ChosenView = { sentences: string[]; reason: string; at: string; by: string | null };

/** Sentences by field; "" is the whole. */
export type ChoiceErrors = Record<string, string>;

/** A rule for a tag, as form fields. `then`: "send", "hold-back" or "draft". */
export type TagRuleValues = OverrideValues & { tag: string; then: "send" | "hold-back" | "draft" };

export type TagRulesView = { rules: TagRuleValues[]; options: ChoiceOptions };
