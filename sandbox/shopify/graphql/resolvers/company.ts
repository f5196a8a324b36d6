import { companyLocationsOf, contactsOf } from "../../companies/find-company";
import { gid } from "../../gid";
import { sum } from "../../money/minor-units";
import { toShopMoney } from "../../money/presentment";
import { orderTotals } from "../../orders/order-totals";
import type { Order } from "../../store/records";
import type { Company, CompanyContact, CompanyLocation, PurchasingCompany } from "../../store/records/company";
import { childConnection } from "../connection";
import type { GraphContext } from "../context";
import { defineType } from "../define-type";
import { money } from "../money-bag";
import { visibleOrders } from "../order-access";
import { ordersPage } from "./orders-page";

const exact = (count: number) => ({ count, precision: "EXACT" });

function ordersBy(context: GraphContext, buyer: Partial<PurchasingCompany>): Order[] {
  const entries = Object.entries(buyer) as [keyof PurchasingCompany, number][];
  return visibleOrders(context).filter(({ purchasingCompany }) => purchasingCompany && entries.every(([key, id]) => purchasingCompany[key] === id));
}

/** In the shop's currency, as paid and not given back. */
function spent(context: GraphContext, orders: readonly Order[]) {
  return money(sum(orders.map((order) => toShopMoney(orderTotals(order).net, order))), context.shop.currency);
}

export const companyTypes = {
  Company: defineType<Company>({
    id: ({ id }) => gid("Company", id),
    name: ({ name }) => name,
    note: ({ note }) => note,
    externalId: ({ externalId }) => externalId,
    createdAt: ({ createdAt }) => createdAt,
    updatedAt: ({ updatedAt }) => updatedAt,
    customerSince: ({ customerSince }) => customerSince,
    mainContact: ({ mainContactId }, _args, { world }) => (mainContactId === null ? null : (world.store.companyContacts.get(mainContactId) ?? null)),
    contacts: (company, args, { world }) => childConnection(contactsOf(world, company), args),
    contactsCount: (company, _args, { world }) => exact(contactsOf(world, company).length),
    locations: (company, args, { world }) => childConnection(companyLocationsOf(world, company), args),
    locationsCount: (company, _args, { world }) => exact(companyLocationsOf(world, company).length),
    orders: ({ id }, args, context) => ordersPage(ordersBy(context, { companyId: id }), args, context),
    ordersCount: ({ id }, _args, context) => exact(ordersBy(context, { companyId: id }).length),
    totalSpent: ({ id }, _args, context) => spent(context, ordersBy(context, { companyId: id })),
  }),
  CompanyContact: defineType<CompanyContact>({
    id: ({ id }) => gid("CompanyContact", id),
    company: ({ companyId }, _args, { world }) => world.store.companies.get(companyId),
    customer: ({ customerId }, _args, { world }) => world.store.customers.get(customerId),
    isMainContact: ({ id, companyId }, _args, { world }) => world.store.companies.get(companyId)?.mainContactId === id,
    title: ({ title }) => title,
    locale: () => "en",
    createdAt: ({ createdAt }) => createdAt,
    updatedAt: ({ updatedAt }) => updatedAt,
    orders: ({ id }, args, context) => ordersPage(ordersBy(context, { contactId: id }), args, context),
  }),
  PurchasingCompany: defineType<PurchasingCompany>({
    company: ({ companyId }, _args, { world }) => world.store.companies.get(companyId),
    location: ({ locationId }, _args, { world }) => world.store.companyLocations.get(locationId),
    contact: ({ contactId }, _args, { world }) => (contactId === null ? null : (world.store.companyContacts.get(contactId) ?? null)),
  }),
  CompanyLocation: companyLocation(),
};

function companyLocation() {
  return defineType<CompanyLocation>({
    id: ({ id }) => gid("CompanyLocation", id),
    company: ({ companyId }, _args, { world }) => world.store.companies.get(companyId),
    name: ({ name }) => name,
    note: ({ note }) => note,
    phone: ({ phone }) => phone,
    externalId: ({ externalId }) => externalId,
    locale: () => "en",
    currency: (_location, _args, { shop }) => shop.currency,
    taxExemptions: ({ taxExemptions }) => taxExemptions,
    taxRegistrationId: ({ taxRegistrationId }) => taxRegistrationId,
    taxSettings: ({ taxExempt, taxExemptions, taxRegistrationId }) => ({ taxExempt, taxExemptions, taxRegistrationId }),
    billingAddress: (location, _args, { world }) => companyAddress(world.store.companies.get(location.companyId), location, location.billingAddress),
    shippingAddress: (location, _args, { world }) => companyAddress(world.store.companies.get(location.companyId), location, location.shippingAddress),
    buyerExperienceConfiguration: ({ paymentTerms }) => ({ checkoutToDraft: false, editableShippingAddress: false, deposit: null, payNowOnly: paymentTerms === null }),
    createdAt: ({ createdAt }) => createdAt,
    updatedAt: ({ updatedAt }) => updatedAt,
    orders: ({ id }, args, context) => ordersPage(ordersBy(context, { locationId: id }), args, context),
    ordersCount: ({ id }, _args, context) => exact(ordersBy(context, { locationId: id }).length),
    totalSpent: ({ id }, _args, context) => spent(context, ordersBy(context, { locationId: id })),
  });
}

/** CompanyAddress; its fields are those of an address and are read from it by name. */
function companyAddress(company: Company | undefined, location: CompanyLocation, address: CompanyLocation["billingAddress"]) {
  if (!address) return null;
  const { createdAt, updatedAt } = location;
  const companyName = address.company ?? company?.name ?? "";
  const formattedArea = [address.city, address.country].join(", ");
  return { ...address, id: gid("CompanyAddress", location.id), companyName, recipient: companyName, address2: null, zoneCode: address.provinceCode, formattedArea, createdAt, updatedAt };
}
