import type { Percentage } from "../money/percentage";
import type { TrackingChoice } from "./document-line";

/** A tax rate with what it comes to, kept with the choice: it stands only for what Shopify charged at the same percentage. */
export type ChosenRate = { taxType: string; rate: Percentage };

/** How lines are to be coded instead of as the mapping has it. What is absent is as the mapping has it. */
export type Override = { account?: string; tax?: ChosenRate; tracking?: readonly TrackingChoice[] };

/** One thing that somebody chose, by hand or by a rule for a tag. `line`: the order's line that it is for; null for all of them. */
export type ChoiceSource = Override & {
  by: "line" | "order" | "tag";
  line: string | null;
  draft?: boolean;
  /** The end of a sentence: "you chose it for this order". */
  why: string;
};

/**
 * What was chosen when an invoice was sent, and the order's tags then: so a later choice, or a later tag, is told from settings
 * that are others now, for which nothing is ever changed.
 */
export type StandingChoice = {
  sources: readonly ChoiceSource[];
  tags: readonly string[];
  /** Those of the customer's that decided something; for a posted invoice the later ones decide nothing. */
  customerTags?: readonly string[];
};
