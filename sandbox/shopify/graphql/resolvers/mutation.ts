import { defineType } from "../define-type";
import { metafieldsSet } from "../mutations/metafields-set";
import { orderCreateManualPayment } from "../mutations/order-create-manual-payment";
import { orderMarkAsPaid } from "../mutations/order-mark-as-paid";
import { orderUpdate } from "../mutations/order-update";
import { tagsAdd, tagsRemove } from "../mutations/tags";

/** What an app may change in the simulated shop. */
export const mutation = defineType<unknown>({
  metafieldsSet: (_root, args, context) => metafieldsSet(args, context),
  orderCreateManualPayment: (_root, args, context) => orderCreateManualPayment(args, context),
  orderMarkAsPaid: (_root, args, context) => orderMarkAsPaid(args, context),
  orderUpdate: (_root, args, context) => orderUpdate(args, context),
  tagsAdd: (_root, args, context) => tagsAdd(args, context),
  tagsRemove: (_root, args, context) => tagsRemove(args, context),
});
