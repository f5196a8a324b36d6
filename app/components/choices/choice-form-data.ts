import type { ChoiceValues, OverrideValues, TagRuleValues } from "~/use-cases/choice-views";
import { textOf } from "../page/form-text";

const EMPTY: OverrideValues = { account: "", taxType: "", tracking: {} };

/** "account", "taxType" or "tracking.Region" after what stands before it; null for other fields. */
function put(values: OverrideValues, field: string, value: string): OverrideValues | null {
  if (field === "account" || field === "taxType") return { ...values, [field]: value };
  if (!field.startsWith(TRACKING)) return null;

  return value === "" ? values : { ...values, tracking: { ...values.tracking, [field.slice(TRACKING.length)]: value } };
}

const TRACKING = "tracking.";
/** Ids of Shopify's have no dots. */
const LINE = /^lines\.([^.]+)\.(.+)$/;
const RULE = /^rules\.(\d{1,3})\.(.+)$/;

/** The posted form of one order's choices. What a choice may be is for the use case, which asks Xero. */
export function choiceFromForm(form: FormData): ChoiceValues {
  let whole = EMPTY;
  const lines: Record<string, OverrideValues> = {};
  for (const [name, value] of texts(form)) {
    const [, line, field] = LINE.exec(name) ?? [];
    if (line !== undefined && field !== undefined) lines[line] = put(lines[line] ?? EMPTY, field, value) ?? EMPTY;
    else whole = put(whole, name, value) ?? whole;
  }
  const draft = form.get("draft");

  return { ...whole, draft: draft === "yes" || draft === "no" ? draft : "", lines, reason: textOf(form, "reason") };
}

/** The posted form of the rules for tags, in the order of the page. */
export function tagRulesFromForm(form: FormData): TagRuleValues[] {
  const rules = new Map<number, TagRuleValues>();
  for (const [name, value] of texts(form)) {
    const [, place, field] = RULE.exec(name) ?? [];
    if (place === undefined || field === undefined) continue;
    const rule = rules.get(Number(place)) ?? { ...EMPTY, tag: "", then: "send" };
    rules.set(Number(place), withField(rule, field, value));
  }

  return [...rules].sort(([a], [b]) => a - b).map(([, rule]) => rule);
}

function withField(rule: TagRuleValues, field: string, value: string): TagRuleValues {
  if (field === "tag") return { ...rule, tag: value };
  if (field === "then") return { ...rule, then: value === "hold-back" || value === "draft" ? value : "send" };

  return { ...rule, ...put(rule, field, value) };
}

function texts(form: FormData): [string, string][] {
  return [...form].flatMap(([name, value]): [string, string][] => (typeof value === "string" ? [[name, value]] : []));
}
