import { GraphQLError } from "graphql";
import { isoSeconds } from "../../clock";
import { gid } from "../../gid";
import type { ShopSubscription } from "../../store/records";
import { isSent } from "../../webhooks/sent-topics";
import { mayReceive, topics } from "../../webhooks/topics";
import type { Args, GraphContext } from "../context";
import { subscriptionOf } from "../resolvers/webhook-subscription";
import { problemOf, termsFrom, type InputProblem, type SubscriptionInput } from "./webhook-subscription-input";

const NEW = { url: "", filter: null, includeFields: [], metafieldNamespaces: [], name: null };

/** A subscription of this shop alone. Refuses topics the app may not read, and those that nothing here sets off. */
export function webhookSubscriptionCreate(args: Args, context: GraphContext) {
  const enumName = String(args["topic"]);
  const topic = topics().get(enumName)?.name ?? "";
  if (!isSent(topic)) throw new GraphQLError(`The simulated Shopify never sends ${topic || enumName}.`, { extensions: { code: "NOT_MODELLED" } });
  if (!mayReceive(context.scopes, topic)) return refusal({ field: ["topic"], message: `The app lacks the access scope that ${enumName} requires` });
  const terms = termsFrom(args["webhookSubscription"] as SubscriptionInput, { ...NEW, topic });
  const problem = problemOf(terms, null, context);
  if (problem) return refusal(problem);
  const at = isoSeconds(context.world.clock.now());
  return saved({ ...terms, id: context.world.store.newId(), shop: context.shop.domain, createdAt: at, updatedAt: at }, context);
}

/** Deliveries on their way keep the address and the body they were made with. */
export function webhookSubscriptionUpdate(args: Args, context: GraphContext) {
  const before = subscriptionOf(context, args["id"]);
  if (!before) return refusal(UNKNOWN);
  const terms = termsFrom(args["webhookSubscription"] as SubscriptionInput, before);
  const problem = problemOf(terms, before.id, context);
  return problem ? refusal(problem) : saved({ ...before, ...terms, updatedAt: isoSeconds(context.world.clock.now()) }, context);
}

export function webhookSubscriptionDelete(args: Args, { world, ...context }: GraphContext) {
  const subscription = subscriptionOf({ world, ...context }, args["id"]);
  if (!subscription) return { deletedWebhookSubscriptionId: null, userErrors: [UNKNOWN] };
  const { id: subscriptionId, shop } = subscription;
  world.store.webhookSubscriptions.delete(subscriptionId);
  world.webhooks.drop({ shop, subscriptionId });
  return { deletedWebhookSubscriptionId: gid("WebhookSubscription", subscriptionId), userErrors: [] };
}

const UNKNOWN: InputProblem = { field: ["id"], message: "Webhook subscription does not exist" };

function refusal(problem: InputProblem) {
  return { webhookSubscription: null, userErrors: [problem] };
}

function saved(webhookSubscription: ShopSubscription, { world }: GraphContext) {
  world.store.webhookSubscriptions.set(webhookSubscription.id, webhookSubscription);
  return { webhookSubscription, userErrors: [] };
}
