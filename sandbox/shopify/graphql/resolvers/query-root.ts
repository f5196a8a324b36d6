import { GraphQLError } from "graphql";
import { idOfGid } from "../../gid";
import type { Customer, Product } from "../../store/records";
import { accessDenied } from "../access-rules";
import { connection } from "../connection";
import type { Args, GraphContext } from "../context";
import { defineType } from "../define-type";
import { visibleOrder, visibleOrders } from "../order-access";
import { search, type Searchable } from "../search/search";
import { grants } from "../../oauth/scopes";
import { findOrders, ordersPage } from "./orders-page";

const COUNT_CAP = 10_000;

const searchableCustomers: Searchable<Customer> = {
  connection: "customers",
  fields: {
    id: ({ id }) => ({ number: id }),
    email: ({ email }) => ({ text: [email] }),
    first_name: ({ firstName }) => ({ text: [firstName] }),
    last_name: ({ lastName }) => ({ text: [lastName] }),
    created_at: ({ createdAt }) => ({ time: createdAt }),
    updated_at: ({ createdAt }) => ({ time: createdAt }),
  },
  words: ({ firstName, lastName, email }) => [`${firstName} ${lastName}`, email],
};

const searchableProducts: Searchable<Product> = {
  connection: "products",
  fields: {
    id: ({ id }) => ({ number: id }),
    title: ({ title }) => ({ text: [title] }),
    vendor: ({ vendor }) => ({ text: [vendor] }),
    sku: ({ variants }) => ({ text: variants.map(({ sku }) => sku) }),
    created_at: ({ createdAt }) => ({ time: createdAt }),
    updated_at: ({ createdAt }) => ({ time: createdAt }),
  },
  words: ({ title, vendor }) => [title, vendor],
};

function inShop<Item extends { readonly shop: string }>(items: ReadonlyMap<number, Item>, context: GraphContext): Item[] {
  return [...items.values()].filter((item) => item.shop === context.shop.domain);
}

function listed<Item extends { readonly id: number; readonly createdAt: string; readonly shop: string }>(
  { items, searchable }: { items: ReadonlyMap<number, Item>; searchable: Searchable<Item> },
  args: Args,
  context: GraphContext,
) {
  const found = search(inShop(items, context), args["query"], { context, searchable });
  const byTime = args["sortKey"] === "CREATED_AT" || args["sortKey"] === "UPDATED_AT";
  return connection(found, args, ({ id, createdAt }) => ({ value: byTime ? createdAt : id, id }));
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
  throw new GraphQLError(`The simulated Shopify does not model node(id:) for ${type} yet.`, { extensions: { code: "NOT_MODELLED" } });
}

function ofShop<Item extends { readonly shop: string }>(item: Item | undefined, context: GraphContext): Item | null {
  return item?.shop === context.shop.domain ? item : null;
}

export const queryRoot = defineType<unknown>({
  shop: (_root, _args, { shop }) => shop,
  app: (_root, _args, { world }) => world,
  currentAppInstallation: (_root, _args, { shop }) => shop.installation,
  order: (_root, { id }, context) => visibleOrder(context, id),
  orders: (_root, args, context) => ordersPage(visibleOrders(context), args, context),
  ordersCount: (_root, { query, limit }, context) => {
    const count = findOrders(visibleOrders(context), query, context).length;
    const cap = typeof limit === "number" ? limit : COUNT_CAP;
    return count > cap ? { count: cap, precision: "AT_LEAST" } : { count, precision: "EXACT" };
  },
  customer: (_root, { id }, context) => ofShop(context.world.store.customers.get(idOfGid("Customer", String(id)) ?? 0), context),
  customers: (_root, args, context) => listed({ items: context.world.store.customers, searchable: searchableCustomers }, args, context),
  product: (_root, { id }, context) => ofShop(context.world.store.products.get(idOfGid("Product", String(id)) ?? 0), context),
  products: (_root, args, context) => listed({ items: context.world.store.products, searchable: searchableProducts }, args, context),
  node: (_root, { id }, context) => findNode(String(id), context),
  nodes: (_root, { ids }, context) => (ids as readonly string[]).map((id) => findNode(id, context)),
  // Subscriptions of the app's configuration file are not listed here; the simulator has no others.
  webhookSubscriptions: (_root, args) => connection([] as { readonly id: number }[], args, ({ id }) => ({ value: id, id })),
});
