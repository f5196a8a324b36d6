import { gid, idOfGid } from "../../gid";
import type { ShopSubscription } from "../../store/records";
import { shopSubscriptions } from "../../webhooks/subscriptions";
import { enumNameOf } from "../../webhooks/topics";
import { connection } from "../connection";
import type { Args, GraphContext } from "../context";
import { defineType } from "../define-type";
import { search, type Searchable } from "../search/search";
import { keyBy } from "./list-keys";

const searchableSubscriptions: Searchable<ShopSubscription> = {
  connection: "webhookSubscriptions",
  fields: {
    id: ({ id }) => ({ number: id }),
    topic: ({ topic }) => ({ text: [topic, enumNameOf(topic) ?? ""] }),
    endpoint: ({ url }) => ({ text: [url] }),
    created_at: ({ createdAt }) => ({ time: createdAt }),
    updated_at: ({ updatedAt }) => ({ time: updatedAt }),
  },
  words: ({ topic, url }) => [topic, url],
};

const SORT_VALUES = { CREATED_AT: ({ createdAt }: ShopSubscription) => createdAt, ID: ({ id }: ShopSubscription) => id };

export function subscriptionOf(context: GraphContext, subscriptionGid: unknown): ShopSubscription | null {
  const found = context.world.store.webhookSubscriptions.get(idOfGid("WebhookSubscription", String(subscriptionGid)) ?? 0);
  return found?.shop === context.shop.domain ? found : null;
}

/** Shopify: those made through the API for this shop. What the configuration file subscribes to is never listed. */
function listed(args: Args, context: GraphContext): ShopSubscription[] {
  const uri = args["uri"] ?? args["callbackUrl"];
  const topics = args["topics"] as readonly string[] | undefined;
  const asked = shopSubscriptions(context.world, context.shop).filter(
    ({ topic, url }) => (!uri || url === uri) && (!topics || topics.includes(enumNameOf(topic) ?? "")) && args["format"] !== "XML",
  );
  return search(asked, args["query"], { context, searchable: searchableSubscriptions });
}

/** Fields of QueryRoot. */
export const subscriptionRoots = {
  webhookSubscription: (_root: unknown, { id }: Args, context: GraphContext) => subscriptionOf(context, id),
  webhookSubscriptions: (_root: unknown, args: Args, context: GraphContext) =>
    connection(listed(args, context), args, keyBy(SORT_VALUES, { connectionName: "webhookSubscriptions", sortKey: args["sortKey"] ?? "CREATED_AT" })),
  webhookSubscriptionsCount: (_root: unknown, { query }: Args, context: GraphContext) => ({ count: listed({ query }, context).length, precision: "EXACT" }),
};

export const subscriptionTypes = {
  WebhookSubscription: defineType<ShopSubscription>({
    id: ({ id }) => gid("WebhookSubscription", id),
    legacyResourceId: ({ id }) => String(id),
    topic: ({ topic }) => enumNameOf(topic),
    uri: ({ url }) => url,
    callbackUrl: ({ url }) => url,
    endpoint: ({ url }) => ({ __typename: "WebhookHttpEndpoint", callbackUrl: url }),
    apiVersion: (_subscription, _args, { world }) => ({ handle: world.app.webhookApiVersion, displayName: world.app.webhookApiVersion, supported: true }),
    format: () => "JSON",
    filter: ({ filter }) => filter,
    includeFields: ({ includeFields }) => includeFields,
    metafieldNamespaces: ({ metafieldNamespaces }) => metafieldNamespaces,
    metafields: () => [],
    name: ({ name }) => name,
    createdAt: ({ createdAt }) => createdAt,
    updatedAt: ({ updatedAt }) => updatedAt,
  }),
};
