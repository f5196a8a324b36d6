import type { TrackingChoice } from "../ledger/document-line";
import type { ChoiceSource, ChosenRate } from "../ledger/override";

/** A gift card that is sold stays a liability, and shipping has an account of its own: only a choice for the very line moves them. */
export type LineKind = "goods" | "shipping" | "gift-card" | "charge";

/** What was chosen for one line, each with its why. */
export type Chosen = {
  account: { code: string; why: string } | null;
  tax: ChosenTax | null;
  /** One option of each category, the strongest first. */
  tracking: readonly (TrackingChoice & { why: string })[];
};
export type ChosenTax = ChosenRate & { why: string };

const NOTHING: Chosen = { account: null, tax: null, tracking: [] };

/** Of several sources the first that says something holds, for each thing by itself. */
export function chosenFor(sources: readonly ChoiceSource[] | undefined, { line, kind }: { line: string | null; kind: LineKind }): Chosen {
  const here = (sources ?? []).filter((each) => each.line === null || each.line === line);
  if (here.length === 0) return NOTHING;
  const own = here.filter((each) => each.line !== null);
  const account = (kind === "goods" ? here : own).find((each) => each.account !== undefined);
  const tax = (kind === "goods" || kind === "shipping" ? here : own).find((each) => each.tax !== undefined);

  return {
    account: account?.account === undefined ? null : { code: account.account, why: account.why },
    tax: tax?.tax ? { ...tax.tax, why: tax.why } : null,
    tracking: trackingOf(here),
  };
}

function trackingOf(sources: readonly ChoiceSource[]): Chosen["tracking"] {
  const found: (TrackingChoice & { why: string })[] = [];
  for (const { tracking = [], why } of sources) {
    for (const choice of tracking) if (!found.some(({ category }) => category === choice.category)) found.push({ ...choice, why });
  }

  return found;
}

/** Whether its documents are made as drafts for a person to approve, and why; null where nobody chose. */
export function draftChosen(sources: readonly ChoiceSource[] | undefined): { draft: boolean; why: string } | null {
  const source = (sources ?? []).find(({ draft }) => draft !== undefined);

  return source?.draft === undefined ? null : { draft: source.draft, why: source.why };
}
