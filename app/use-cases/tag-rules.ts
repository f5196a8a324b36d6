import type { ShopDomain } from "../domain/ids";
import type { TagRule } from "../domain/posting/order-choice";
import { same } from "../domain/posting/same-text";
import type { Bell } from "../ports/bell";
import type { Books } from "../ports/books";
import type { ConnectionStore } from "../ports/connection-store";
import { checkOverride, readOffered, toChoiceOptions, toOverrideValues } from "./choice-options";
import type { ChoiceErrors, TagRulesView, TagRuleValues } from "./choice-views";
import { isReady } from "./ready-connection";
import type { XeroAccess } from "./xero-access";

type Ports = { connections: ConnectionStore; books: Books; xero: XeroAccess; bell: Bell };

/** More would slow every order down, and nobody could say any more which of them holds. */
export const MOST_RULES = 50;
/** Shopify, 2026-10: a tag has at most 40 characters. */
const LONGEST_TAG = 40;

/** The page of tags that decide; null where nothing is switched on yet. */
export function makeShowTagRules(ports: Ports) {
  return async function showTagRules(shop: ShopDomain): Promise<TagRulesView | null> {
    const connection = await ports.connections.active(shop);
    if (!connection || !isReady(connection)) return null;

    return {
      rules: connection.profile.tagRules.map(toValues),
      options: toChoiceOptions(await readOffered(ports, connection)),
    };
  };
}

/**
 * Keeps the rules, in this order. What stands in Xero is not changed by it; orders that wait or are held are looked at again.
 * Nothing is kept when there are errors, named by the rule's place and its field.
 */
export function makeSaveTagRules(ports: Ports) {
  return async function saveTagRules(shop: ShopDomain, rules: readonly TagRuleValues[]): Promise<{ errors: ChoiceErrors }> {
    const connection = await ports.connections.active(shop);
    if (!connection || !isReady(connection)) return { errors: { "": "Connect Xero and finish the setup first." } };
    const offered = await readOffered(ports, connection);
    const checked = rules.map((rule, index) => {
      const { override, errors } = checkOverride(rule, offered, `${index}.`);
      const saysNothing = rule.then === "send" && Object.keys(override).length === 0 && Object.keys(errors).length === 0;

      return {
        rule: toRule(rule, override),
        errors: { ...tagErrors(rules, index), ...errors, ...(saysNothing && { [`${index}.then`]: NOTHING }) },
      };
    });
    const errors = Object.assign({}, ...checked.map((each) => each.errors), rules.length > MOST_RULES ? TOO_MANY : {}) as ChoiceErrors;
    if (Object.keys(errors).length > 0) return { errors };
    const profile = { ...connection.profile, tagRules: checked.map(({ rule }) => rule) };
    await ports.connections.saveProfile(connection.id, { profile, ordersFrom: connection.ordersFrom, cured: "any" });
    await ports.bell.ringLane(connection.tenantId);

    return { errors: {} };
  };
}

const NOTHING = "Choose what this tag decides.";
const TOO_MANY: ChoiceErrors = { "": `Keep at most ${MOST_RULES} rules.` };

function tagErrors(rules: readonly TagRuleValues[], index: number): ChoiceErrors {
  const tag = rules[index]?.tag.trim() ?? "";
  if (tag === "" || tag.length > LONGEST_TAG || tag.includes(","))
    return { [`${index}.tag`]: `Write a tag of 1 to ${LONGEST_TAG} characters, without a comma.` };
  const before = rules.slice(0, index).some((each) => same(each.tag.trim(), tag));

  return before ? { [`${index}.tag`]: "This tag has a rule already." } : {};
}

function toRule({ tag, then }: TagRuleValues, override: Omit<TagRule, "tag">): TagRule {
  return { ...override, tag: tag.trim(), ...(then === "hold-back" && { doNotSend: true }), ...(then === "draft" && { draft: true }) };
}

function toValues({ tag, doNotSend, draft, ...override }: TagRule): TagRuleValues {
  return { ...toOverrideValues(override), tag, then: doNotSend ? "hold-back" : draft ? "draft" : "send" };
}
