import { adminSchema } from "../graphql/schema";
import { grants } from "../oauth/scopes";

/** The newest version: its list of topics holds all that older ones have. */
const NEWEST = "2026-10";

export interface Topic {
  /** "orders/create": the name in headers and configuration files. */
  readonly name: string;
  /** Any one of these allows it; none needed when empty. */
  readonly scopes: readonly string[];
}

let byEnumName: ReadonlyMap<string, Topic> | null = null;

/**
 * The topics of WebhookSubscriptionTopic by their enum name. Name and scopes are read from Shopify's own description
 * of each value: "The webhook topic for `orders/create` events. … Requires at least one of the following scopes: …".
 */
export function topics(): ReadonlyMap<string, Topic> {
  byEnumName ??= readTopics();
  return byEnumName;
}

function readTopics(): ReadonlyMap<string, Topic> {
  const type = adminSchema(NEWEST).schema.getType("WebhookSubscriptionTopic");
  if (!type || !("getValues" in type)) throw new Error("The Admin schema has no enum WebhookSubscriptionTopic.");
  return new Map(type.getValues().flatMap(({ name, description }) => {
    const topic = /`([a-z_]+[/.][a-z_]+)`/.exec(description ?? "")?.[1];
    const requirement = /Requires([\s\S]*)$/.exec(description ?? "")?.[1] ?? "";
    return topic ? [[name, { name: topic, scopes: requirement.match(/\bread_\w+/g) ?? [] }] as const] : [];
  }));
}

/** The enum's name of a topic: ORDERS_CREATE of "orders/create". Null for the compliance topics, which are not in it. */
export function enumNameOf(topic: string): string | null {
  for (const [enumName, { name }] of topics()) if (name === topic) return enumName;
  return null;
}

/** A topic is only delivered to an app that may read the resource behind it. */
export function mayReceive(scopes: readonly string[], topic: string): boolean {
  const needed = topics().get(enumNameOf(topic) ?? "")?.scopes ?? [];
  return needed.length === 0 || needed.some((scope) => grants(scopes, scope));
}
