import { GraphQLError } from "graphql";
import { idOfGid } from "../../gid";
import { accessDenied } from "../access-rules";
import { connection } from "../connection";
import type { Args, GraphContext } from "../context";
import { defineType } from "../define-type";
import { visibleOrder, visibleOrders } from "../order-access";
import { search, type Searchable } from "../search/search";
import { CUSTOMER_SORT_VALUES, searchableCustomers } from "../search/searchable-customers";
import { PRODUCT_SORT_VALUES, searchableProducts } from "../search/searchable-products";
import { grants } from "../../oauth/scopes";
import { bulkOperationOf, bulkRoots } from "./bulk-operation";
import { keyBy, type KeyValues } from "./list-keys";
import { allOrdersPage, findOrders } from "./orders-page";
import { paymentsNodes, paymentsRoots } from "./payments-roots";
import { recordNode, recordRoots } from "./record-roots";
import { subscriptionOf, subscriptionRoots } from "./webhook-subscription";

const COUNT_CAP = 10_000;

function inShop<Item extends { readonly shop: string }>(items: ReadonlyMap<number, Item>, context: GraphContext): Item[] {
  return [...items.values()].filter((item) => item.shop === context.shop.domain);
}

interface Listing<Item> {
  readonly items: ReadonlyMap<number, Item>;
  readonly searchable: Searchable<Item>;
  readonly sortValues: KeyValues<Item>;
}

function listed<Item extends { readonly id: number; readonly shop: string }>({ items, searchable, sortValues }: Listing<Item>, args: Args, context: GraphContext) {
  const found = search(inShop(items, context), args["query"], { context, searchable });
  return connection(found, args, keyBy(sortValues, { connectionName: searchable.connection, sortKey: args["sortKey"] ?? "ID" }));
}

/** One record of the shop by its gid; null when there is none, or it is another shop's. */
function findNode(text: string, context: GraphContext): unknown {
  const type = /^gid:\/\/shopify\/(\w+)\/\d+$/.exec(text)?.[1];
  if (!type) throw new GraphQLError(`Invalid global id '${text}'`, { extensions: { code: "argumentLiteralsIncompatible" } });
  const rule = context.access.get(type);
  if (rule && !rule.offlineScopes.some((scope) => grants(context.scopes, scope))) throw accessDenied(type, rule.requiredAccess);
  const { store } = context.world;
  const id = idOfGid(type, text) ?? 0;
  if (type === "Order") return visibleOrder(context, text);
  if (type === "Customer") return ofShop(store.customers.get(id), context);
  if (type === "Product") return ofShop(store.products.get(id), context);
  if (type === "Shop") return context.shop.id === id ? context.shop : null;
  if (type === "BulkOperation") return bulkOperationOf(context, text);
  if (type === "WebhookSubscription") return withTypeName(subscriptionOf(context, text), type);
  const record = recordNode(type, text, context);
  if (record !== undefined) return record;
  const findPayment = paymentsNodes[type];
  if (findPayment) return findPayment(id, context);
  throw new GraphQLError(`The simulated Shopify does not model node(id:) for ${type} yet.`, { extensions: { code: "NOT_MODELLED" } });
}

function withTypeName(record: object | null, __typename: string): object | null {
  return record && { ...record, __typename };
}

function ofShop<Item extends { readonly shop: string }>(item: Item | undefined, context: GraphContext): Item | null {
  return item?.shop === context.shop.domain ? item : null;
}

export const queryRoot = defineType<unknown>({
  shop: (_root, _args, { shop }) => shop,
  app: (_root, _args, { world }) => world,
  currentAppInstallation: (_root, _args, { shop }) => shop.installation,
  order: (_root, { id }, context) => visibleOrder(context, id),
  orders: (_root, args, context) => allOrdersPage(args, context),
  ordersCount: (_root, { query, limit }, context) => {
    const count = findOrders(visibleOrders(context), query, context).length;
    const cap = typeof limit === "number" ? limit : COUNT_CAP;
    return count > cap ? { count: cap, precision: "AT_LEAST" } : { count, precision: "EXACT" };
  },
  customer: (_root, { id }, context) => ofShop(context.world.store.customers.get(idOfGid("Customer", String(id)) ?? 0), context),
  customers: (_root, args, context) => listed({ items: context.world.store.customers, searchable: searchableCustomers, sortValues: CUSTOMER_SORT_VALUES }, args, context),
  product: (_root, { id }, context) => ofShop(context.world.store.products.get(idOfGid("Product", String(id)) ?? 0), context),
  products: (_root, args, context) => listed({ items: context.world.store.products, searchable: searchableProducts, sortValues: PRODUCT_SORT_VALUES }, args, context),
  node: (_root, { id }, context) => findNode(String(id), context),
  nodes: (_root, { ids }, context) => (ids as readonly string[]).map((id) => findNode(id, context)),
  ...recordRoots,
  ...paymentsRoots,
  ...bulkRoots,
  ...subscriptionRoots,
});
