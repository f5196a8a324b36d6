import { GraphQLError } from "graphql";
import { gid, idOfGid } from "../../gid";
import { locationsOf, primaryLocation } from "../../locations/find-location";
import { orderTotals } from "../../orders/order-totals";
import type { Order } from "../../store/records";
import type { Company, CompanyLocation } from "../../store/records/company";
import type { DraftOrder } from "../../store/records/draft-order";
import type { Location } from "../../store/records/location";
import { connection } from "../connection";
import type { Args, GraphContext } from "../context";
import { visibleOrders } from "../order-access";
import { search, type Searchable } from "../search/search";
import { fulfilmentSources } from "./fulfilment";
import { paymentTermsTemplates } from "./payment-terms";
import { returnSources } from "./return";

interface Kept {
  readonly id: number;
  readonly shop: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

const times = {
  id: ({ id }: Kept) => ({ number: id }),
  created_at: ({ createdAt }: Kept) => ({ time: createdAt }),
  updated_at: ({ updatedAt }: Kept) => ({ time: updatedAt }),
};

const searchableLocations: Searchable<Location> = {
  connection: "locations",
  fields: { ...times, name: ({ name }) => ({ text: [name] }), active: ({ active }) => ({ text: [String(active)] }) },
  words: ({ name, address }) => [name, address.address1, address.city],
};

const searchableCompanies: Searchable<Company> = {
  connection: "companies",
  fields: { ...times, name: ({ name }) => ({ text: [name] }), external_id: ({ externalId }) => ({ text: externalId ? [externalId] : [] }) },
  words: ({ name, externalId }) => [name, externalId ?? ""],
};

const searchableBranches: Searchable<CompanyLocation> = {
  connection: "companyLocations",
  fields: { ...times, name: ({ name }) => ({ text: [name] }), company_id: ({ companyId }) => ({ number: companyId }), external_id: ({ externalId }) => ({ text: externalId ? [externalId] : [] }) },
  words: ({ name, externalId }) => [name, externalId ?? ""],
};

const searchableDrafts: Searchable<DraftOrder> = {
  connection: "draftOrders",
  fields: {
    ...times,
    status: ({ status }) => ({ text: [status] }),
    tag: ({ content }) => ({ text: content.tags }),
    customer_id: ({ content }) => ({ number: content.customerId ?? -1 }),
  },
  words: ({ name, content }) => [name, content.email ?? ""],
};

/** One record of the asking shop by its gid; null for another shop's or none. */
export function recordOf<Item extends { readonly shop: string }>(items: ReadonlyMap<number, Item>, named: { type: string; id: unknown }, context: GraphContext): Item | null {
  const found = items.get(idOfGid(named.type, String(named.id)) ?? 0);
  return found?.shop === context.shop.domain ? found : null;
}

interface Listing<Item> {
  readonly items: Iterable<Item>;
  readonly searchable: Searchable<Item>;
  /** What each sort key sorts by; without one, and with ID, by id. */
  readonly sortValues?: Readonly<Record<string, (item: Item) => number | string>>;
}

/** A page of the shop's records: searched, sorted, cut. */
export function listedRecords<Item extends Kept>({ items, searchable, sortValues = {} }: Listing<Item>, args: Args, context: GraphContext) {
  const own = [...items].filter(({ shop }) => shop === context.shop.domain);
  const found = search(own, args["query"], { context, searchable });
  const values: Listing<Item>["sortValues"] = { ID: ({ id }) => id, CREATED_AT: ({ createdAt }) => createdAt, UPDATED_AT: ({ updatedAt }) => updatedAt, ...sortValues };
  const valueOf = values[String(args["sortKey"] ?? "ID")];
  if (!valueOf) throw new GraphQLError(`The simulated Shopify does not sort ${searchable.connection} by ${String(args["sortKey"])} yet.`, { extensions: { code: "NOT_MODELLED" } });
  return connection(found, args, (item) => ({ value: valueOf(item), id: item.id }));
}

function listedLocations(args: Args, context: GraphContext) {
  const items = locationsOf(context.world, context.shop).filter(({ active }) => active || args["includeInactive"] === true);
  const sortKey = args["sortKey"] ?? "NAME";
  return listedRecords({ items, searchable: searchableLocations, sortValues: { NAME: ({ name }) => name } }, { ...args, sortKey }, context);
}

function listedDrafts(args: Args, context: GraphContext) {
  const sortValues = { NUMBER: ({ id }: DraftOrder) => id, STATUS: ({ status }: DraftOrder) => status, TOTAL_PRICE: ({ priced }: DraftOrder) => Number(orderTotals(priced).total) };
  return listedRecords({ items: context.world.store.draftOrders.values(), searchable: searchableDrafts, sortValues }, args, context);
}

/** The first find among the orders the token may see. */
function inOrders<Source>(context: GraphContext, find: (order: Order) => Source | undefined): Source | null {
  for (const order of visibleOrders(context)) {
    const found = find(order);
    if (found !== undefined) return found;
  }
  return null;
}

/** Fields of QueryRoot for records beside orders, customers and products. */
export const recordRoots = {
  location: (_root: unknown, { id }: Args, context: GraphContext) => {
    const { world, shop } = context;
    return id ? recordOf(world.store.locations, { type: "Location", id }, context) : primaryLocation(world, shop);
  },
  locations: (_root: unknown, args: Args, context: GraphContext) => listedLocations(args, context),
  locationsCount: (_root: unknown, _args: Args, { world, shop }: GraphContext) => ({ count: locationsOf(world, shop).length, precision: "EXACT" }),
  company: (_root: unknown, { id }: Args, context: GraphContext) => recordOf(context.world.store.companies, { type: "Company", id }, context),
  companyContact: (_root: unknown, { id }: Args, context: GraphContext) => recordOf(context.world.store.companyContacts, { type: "CompanyContact", id }, context),
  companyLocation: (_root: unknown, { id }: Args, context: GraphContext) => recordOf(context.world.store.companyLocations, { type: "CompanyLocation", id }, context),
  companies: (_root: unknown, args: Args, context: GraphContext) =>
    listedRecords({ items: context.world.store.companies.values(), searchable: searchableCompanies, sortValues: { NAME: ({ name }) => name } }, args, context),
  companyLocations: (_root: unknown, args: Args, context: GraphContext) =>
    listedRecords({ items: context.world.store.companyLocations.values(), searchable: searchableBranches, sortValues: { NAME: ({ name }) => name } }, args, context),
  draftOrder: (_root: unknown, { id }: Args, context: GraphContext) => recordOf(context.world.store.draftOrders, { type: "DraftOrder", id }, context),
  draftOrders: (_root: unknown, args: Args, context: GraphContext) => listedDrafts(args, context),
  draftOrdersCount: (_root: unknown, _args: Args, { world, shop }: GraphContext) => ({ count: [...world.store.draftOrders.values()].filter((draft) => draft.shop === shop.domain).length, precision: "EXACT" }),
  return: (_root: unknown, { id }: Args, context: GraphContext) => inOrders(context, (order) => returnSources(order).find((source) => gid("Return", source.id) === id)),
  fulfillment: (_root: unknown, { id }: Args, context: GraphContext) => inOrders(context, (order) => fulfilmentSources(order).find((source) => gid("Fulfillment", source.id) === id)),
  paymentTermsTemplates: (_root: unknown, { paymentTermsType }: Args) => paymentTermsTemplates(paymentTermsType),
};

/** What node(id:) finds of these types; undefined for a type that is not among them. */
export function recordNode(type: string, id: string, context: GraphContext): unknown {
  const { store } = context.world;
  const kept: Readonly<Record<string, ReadonlyMap<number, { readonly shop: string }>>> = {
    Location: store.locations,
    Company: store.companies,
    CompanyContact: store.companyContacts,
    CompanyLocation: store.companyLocations,
    DraftOrder: store.draftOrders,
    PaymentTerms: store.paymentTerms,
  };
  if (type === "Return" || type === "Fulfillment") {
    const found = type === "Return" ? recordRoots.return(null, { id }, context) : recordRoots.fulfillment(null, { id }, context);
    return found && { __typename: type, ...found };
  }
  const items = kept[type];
  return items && recordOf(items, { type, id }, context);
}
