import { GraphQLError } from "graphql";
import type { ShopSubscription, SubscriptionTerms } from "../../store/records";
import { filterProblem } from "../../webhooks/filter";
import { shopSubscriptions } from "../../webhooks/subscriptions";
import type { GraphContext } from "../context";

const LONGEST_NAME = 50;
/** This machine: the only place that plain http may go to, since here it never leaves it. */
const LOOPBACK: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

export interface SubscriptionInput {
  readonly uri?: string;
  readonly callbackUrl?: string;
  readonly format?: string;
  readonly filter?: string | null;
  readonly includeFields?: readonly string[] | null;
  readonly metafieldNamespaces?: readonly string[] | null;
  readonly metafields?: readonly unknown[] | null;
  readonly name?: string | null;
}

export interface InputProblem {
  readonly field: readonly string[];
  readonly message: string;
}

/** The terms that an input gives; what it leaves out stays as it was. */
export function termsFrom(input: SubscriptionInput, before: SubscriptionTerms): SubscriptionTerms {
  refuseUnmodelled(input);
  return {
    topic: before.topic,
    url: input.uri ?? input.callbackUrl ?? before.url,
    filter: input.filter === undefined ? before.filter : input.filter,
    includeFields: input.includeFields ?? before.includeFields,
    metafieldNamespaces: input.metafieldNamespaces ?? before.metafieldNamespaces,
    name: input.name === undefined ? before.name : input.name,
  };
}

function refuseUnmodelled({ format, metafields }: SubscriptionInput): void {
  const what = format === "XML" ? "webhooks in XML" : (metafields ?? []).length > 0 ? "WebhookSubscriptionInput.metafields" : null;
  if (what) throw new GraphQLError(`The simulated Shopify does not model ${what} yet.`, { extensions: { code: "NOT_MODELLED" } });
}

/** Why Shopify does not take these terms; null when it does. `id` is that of the subscription they are for, if it exists. */
export function problemOf(terms: SubscriptionTerms, id: number | null, context: GraphContext): InputProblem | null {
  const [uri, filter, name] = ["uri", "filter", "name"].map((field) => ["webhookSubscription", field]) as [string[], string[], string[]];
  const address = addressProblem(terms.url);
  if (address) return { field: uri, message: address };
  if (shopSubscriptions(context.world, context.shop).some((other) => other.id !== id && isSame(other, terms))) {
    return { field: uri, message: "Address for this topic has already been taken" };
  }
  const filterMessage = terms.filter === null ? null : filterProblem(terms.filter);
  if (filterMessage) return { field: filter, message: filterMessage };
  return terms.name !== null && terms.name.length > LONGEST_NAME ? { field: name, message: `Name is too long (maximum is ${LONGEST_NAME} characters)` } : null;
}

/** Several subscriptions of one topic may share an address when their filters or names tell them apart. */
function isSame(one: ShopSubscription, other: SubscriptionTerms): boolean {
  return one.topic === other.topic && one.url === other.url && one.filter === other.filter && one.name === other.name;
}

function addressProblem(url: string): string | null {
  if (url === "") return "Address can't be blank";
  if (url.startsWith("pubsub://") || url.startsWith("arn:")) {
    throw new GraphQLError(`The simulated Shopify does not model deliveries to ${url.split(":")[0]} addresses yet.`, { extensions: { code: "NOT_MODELLED" } });
  }
  if (!URL.canParse(url)) return "Address is invalid";
  const { protocol, hostname } = new URL(url);
  if (protocol === "https:" || (protocol === "http:" && LOOPBACK.has(hostname))) return null;
  return `Address protocol ${protocol}// is not supported`;
}
