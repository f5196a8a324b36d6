import type { TypeResolvers } from "../define-type";
import { addressTypes } from "./address";
import { appTypes } from "./app";
import { customerTypes } from "./customer";
import { discountTypes } from "./discount";
import { lineItemTypes } from "./line-item";
import { mutation } from "./mutation";
import { orderTypes } from "./order";
import { productTypes } from "./product";
import { queryRoot } from "./query-root";
import { refundTypes } from "./refund";
import { shippingTypes } from "./shipping-line";
import { shopTypes } from "./shop";
import { transactionTypes } from "./transaction";

/** Every type the simulator models, by name. */
export const resolvers: ReadonlyMap<string, TypeResolvers> = new Map(
  Object.entries({
    QueryRoot: queryRoot,
    Mutation: mutation,
    ...addressTypes,
    ...appTypes,
    ...customerTypes,
    ...discountTypes,
    ...lineItemTypes,
    ...orderTypes,
    ...productTypes,
    ...refundTypes,
    ...shippingTypes,
    ...shopTypes,
    ...transactionTypes,
  }),
);
