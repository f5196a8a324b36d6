import { gid } from "../../gid";
import { sum } from "../../money/minor-units";
import { toShopMoney } from "../../money/presentment";
import { orderTotals } from "../../orders/order-totals";
import type { Customer } from "../../store/records";
import { childConnection } from "../connection";
import { defineType } from "../define-type";
import { money } from "../money-bag";
import { visibleOrders } from "../order-access";
import { ordersOf } from "../../world";
import { ordersPage } from "./orders-page";
import { addressOf } from "./address";

export const customerTypes = {
  Customer: defineType<Customer>({
    id: ({ id }) => gid("Customer", id),
    legacyResourceId: ({ id }) => String(id),
    firstName: ({ firstName }) => firstName,
    lastName: ({ lastName }) => lastName,
    displayName: ({ firstName, lastName }) => `${firstName} ${lastName}`,
    email: ({ email }) => email,
    defaultEmailAddress: ({ email }) => ({ emailAddress: email, validFormat: true }),
    phone: ({ phone }) => phone,
    defaultPhoneNumber: ({ phone }) => (phone ? { phoneNumber: phone } : null),
    defaultAddress: ({ id, address }) => addressOf(address, id),
    createdAt: ({ createdAt }) => createdAt,
    updatedAt: ({ updatedAt }) => updatedAt,
    locale: () => "en",
    note: ({ note }) => note,
    state: () => "DISABLED",
    tags: ({ tags }) => tags,
    taxExempt: ({ taxExempt }) => taxExempt,
    taxExemptions: ({ taxExemptions }) => taxExemptions,
    canDelete: ({ id }, _args, { world, shop }) => !ordersOf(world, shop).some(({ customerId }) => customerId === id),
    addresses: ({ id, address }) => (address ? [addressOf(address, id)] : []),
    addressesV2: ({ id, address }, args) => childConnection(address ? [{ id, address, ownerId: id }] : [], args),
    companyContactProfiles: ({ id }, _args, { world }) => [...world.store.companyContacts.values()].filter(({ customerId }) => customerId === id),
    verifiedEmail: () => true,
    numberOfOrders: ({ id }, _args, context) => String(visibleOrders(context).filter((order) => order.customerId === id).length),
    amountSpent: ({ id }, _args, context) => {
      const orders = visibleOrders(context).filter((order) => order.customerId === id);
      return money(sum(orders.map((order) => toShopMoney(orderTotals(order).net, order))), context.shop.currency);
    },
    orders: ({ id }, args, context) => ordersPage(visibleOrders(context).filter((order) => order.customerId === id), args, context),
  }),
};
