import { defineType } from "../define-type";
import { bulkOperationCancel, bulkOperationRunQuery } from "../mutations/bulk-operations";
import { metafieldsSet } from "../mutations/metafields-set";
import { orderCancel } from "../mutations/order-cancel";
import { orderCapture } from "../mutations/order-capture";
import { orderCreateManualPayment } from "../mutations/order-create-manual-payment";
import { orderLifeMutations } from "../mutations/order-life";
import { orderMarkAsPaid } from "../mutations/order-mark-as-paid";
import { orderUpdate } from "../mutations/order-update";
import { refundCreate } from "../mutations/refund-create";
import { transactionVoid } from "../mutations/transaction-void";
import { tagsAdd, tagsRemove } from "../mutations/tags";
import { webhookSubscriptionCreate, webhookSubscriptionDelete, webhookSubscriptionUpdate } from "../mutations/webhook-subscriptions";

/** What an app may change in the simulated shop. */
export const mutation = defineType<unknown>({
  bulkOperationCancel: (_root, args, context) => bulkOperationCancel(args, context),
  bulkOperationRunQuery: (_root, args, context) => bulkOperationRunQuery(args, context),
  metafieldsSet: (_root, args, context) => metafieldsSet(args, context),
  orderCancel: (_root, args, context) => orderCancel(args, context),
  orderCapture: (_root, args, context) => orderCapture(args, context),
  orderCreateManualPayment: (_root, args, context) => orderCreateManualPayment(args, context),
  orderMarkAsPaid: (_root, args, context) => orderMarkAsPaid(args, context),
  orderUpdate: (_root, args, context) => orderUpdate(args, context),
  ...orderLifeMutations,
  refundCreate: (_root, args, context) => refundCreate(args, context),
  tagsAdd: (_root, args, context) => tagsAdd(args, context),
  tagsRemove: (_root, args, context) => tagsRemove(args, context),
  transactionVoid: (_root, args, context) => transactionVoid(args, context),
  webhookSubscriptionCreate: (_root, args, context) => webhookSubscriptionCreate(args, context),
  webhookSubscriptionDelete: (_root, args, context) => webhookSubscriptionDelete(args, context),
  webhookSubscriptionUpdate: (_root, args, context) => webhookSubscriptionUpdate(args, context),
});
