/** Which events go where and how much of them: the same for the configuration file and the API. */
export interface SubscriptionTerms {
  /** "orders/create". */
  readonly topic: string;
  readonly url: string;
  /** Search terms over the body; null sends every event. */
  readonly filter: string | null;
  /** Dotted paths of what stays in the body; empty keeps all of it. */
  readonly includeFields: readonly string[];
  /** Namespaces of the metafields that are added to the body. */
  readonly metafieldNamespaces: readonly string[];
  /** Sent as X-Shopify-Name. */
  readonly name: string | null;
}

/** Made by webhookSubscriptionCreate: it belongs to one shop, and is taken away when its receiver stays silent. */
export interface ShopSubscription extends SubscriptionTerms {
  readonly id: number;
  readonly shop: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}
