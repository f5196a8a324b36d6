import { gid } from "../../gid";
import { sum } from "../../money/minor-units";
import { orderTotals } from "../../orders/order-totals";
import type { Customer } from "../../store/records";
import { defineType } from "../define-type";
import { money } from "../money-bag";
import { visibleOrders } from "../order-access";
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
    updatedAt: ({ createdAt }) => createdAt,
    locale: () => "en",
    note: () => null,
    state: () => "ENABLED",
    tags: () => [],
    taxExempt: () => false,
    taxExemptions: () => [],
    verifiedEmail: () => true,
    numberOfOrders: ({ id }, _args, context) => String(visibleOrders(context).filter((order) => order.customerId === id).length),
    amountSpent: ({ id }, _args, context) => {
      const orders = visibleOrders(context).filter((order) => order.customerId === id);
      return money(sum(orders.map((order) => orderTotals(order).net)), context.shop.currency);
    },
    orders: ({ id }, args, context) => ordersPage(visibleOrders(context).filter((order) => order.customerId === id), args, context),
  }),
};
