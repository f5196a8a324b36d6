import type { Instant } from "../instant";
import type { ChoiceSource, Override } from "../ledger/override";
import { same } from "./same-text";

/** `what`: the line as it was called when it was chosen, for the page. */
export type LineChoice = Override & { line: string; what: string };

/** What a person chose for one order. `draft` false: not as a draft, whatever its tags say. `by`: the person's id in Shopify. */
export type OrderChoice = {
  draft?: boolean;
  whole: Override;
  lines: readonly LineChoice[];
  reason: string;
  at: Instant;
  by: string | null;
};

/** What a tag on an order decides. Tags are compared whatever their capitals, as Shopify does. */
export type TagRule = Override & { tag: string; doNotSend?: boolean; draft?: boolean };

type Deciding = { hand: OrderChoice | null; rules: readonly TagRule[]; tags: readonly string[]; customerTags?: readonly string[] };

/**
 * Everything that holds for an order, the strongest first: a line by hand, the order by hand, then the tags, whether the order or
 * its customer has them, in the order of their rules.
 */
export function choicesOf({ hand, rules, tags, customerTags = [] }: Deciding): ChoiceSource[] {
  return [...(hand ? byHand(hand) : []), ...matching(rules, [...tags, ...customerTags]).map(bySource)];
}

/** The rule that keeps orders with these tags out of the books; null where none does. */
export function heldBackBy(rules: readonly TagRule[], tags: readonly string[]): TagRule | null {
  return matching(rules, tags).find(({ doNotSend }) => doNotSend) ?? null;
}

export function matching(rules: readonly TagRule[], tags: readonly string[]): TagRule[] {
  return rules.filter(({ tag }) => tags.some((each) => same(each.trim(), tag.trim())));
}

/** Without the reason: it may name a person, and must be found in one place where it is to be erased. */
function byHand({ draft, whole, lines }: OrderChoice): ChoiceSource[] {
  const ofLines = lines.map(({ what: _what, ...line }): ChoiceSource => ({ ...line, by: "line", why: "you chose it for this line" }));
  const chosen = draft === undefined ? {} : { draft };

  return [...ofLines, { ...whole, ...chosen, by: "order", line: null, why: "you chose it for this order" }];
}

function bySource({ tag, doNotSend: _held, ...rule }: TagRule): ChoiceSource {
  return { ...rule, by: "tag", line: null, why: `your rule for the tag “${tag}”` };
}

/** They lead to the same documents, whatever the reasons given for them. */
export function sameChoices(a: readonly ChoiceSource[], b: readonly ChoiceSource[]): boolean {
  return inText(a) === inText(b);
}

function inText(sources: readonly ChoiceSource[]): string {
  const parts = sources.flatMap(({ by, line, draft, account, tax, tracking }) => {
    const said = [draft ?? null, account ?? null, tax?.taxType ?? null, tracking?.map(({ category, option }) => [category, option]) ?? []];

    return draft === undefined && account === undefined && tax === undefined && !tracking?.length ? [] : [[by, line, ...said]];
  });

  return JSON.stringify(parts);
}
