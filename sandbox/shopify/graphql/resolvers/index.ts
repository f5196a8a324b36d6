import type { TypeResolvers } from "../define-type";
import { addressTypes } from "./address";
import { agreementTypes } from "./agreement";
import { appTypes } from "./app";
import { calculatedOrderTypes } from "./calculated-order";
import { companyTypes } from "./company";
import { bulkTypes } from "./bulk-operation";
import { customerTypes } from "./customer";
import { discountTypes } from "./discount";
import { draftOrderTypes } from "./draft-order";
import { fulfilmentTypes } from "./fulfilment";
import { disputeTypes } from "./dispute";
import { lineItemTypes } from "./line-item";
import { locationTypes } from "./location";
import { mutation } from "./mutation";
import { orderTypes } from "./order";
import { paymentTermsTypes } from "./payment-terms";
import { paymentsAccountTypes } from "./payments-account";
import { payoutTypes } from "./payout";
import { productTypes } from "./product";
import { queryRoot } from "./query-root";
import { refundTypes } from "./refund";
import { returnTypes } from "./return";
import { shippingTypes } from "./shipping-line";
import { shopTypes } from "./shop";
import { tenderTypes } from "./tender-transaction";
import { transactionTypes } from "./transaction";
import { subscriptionTypes } from "./webhook-subscription";

/** Every type the simulator models, by name. */
export const resolvers: ReadonlyMap<string, TypeResolvers> = new Map(
  Object.entries({
    QueryRoot: queryRoot,
    Mutation: mutation,
    ...addressTypes,
    ...agreementTypes,
    ...appTypes,
    ...calculatedOrderTypes,
    ...companyTypes,
    ...bulkTypes,
    ...customerTypes,
    ...discountTypes,
    ...draftOrderTypes,
    ...fulfilmentTypes,
    ...disputeTypes,
    ...lineItemTypes,
    ...locationTypes,
    ...orderTypes,
    ...paymentTermsTypes,
    ...paymentsAccountTypes,
    ...payoutTypes,
    ...productTypes,
    ...refundTypes,
    ...returnTypes,
    ...shippingTypes,
    ...shopTypes,
    ...tenderTypes,
    ...transactionTypes,
    ...subscriptionTypes,
  }),
);
