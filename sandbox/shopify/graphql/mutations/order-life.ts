import type { Args, GraphContext } from "../context";
import { customerCreate, customerDelete, customerUpdate } from "./customers";
import { draftOrderComplete, draftOrderCreate, draftOrderDelete, draftOrderInvoiceSend, draftOrderUpdate } from "./draft-orders";
import {
  orderEditAddCustomItem,
  orderEditAddLineItemDiscount,
  orderEditAddShippingLine,
  orderEditAddVariant,
  orderEditBegin,
  orderEditCommit,
  orderEditRemoveShippingLine,
  orderEditSetQuantity,
} from "./order-edits";
import { paymentTermsCreate, paymentTermsDelete, paymentTermsUpdate } from "./payment-terms";

type MutationOf = (args: Args, context: GraphContext) => unknown;

const actions: Readonly<Record<string, MutationOf>> = {
  ...{ customerCreate, customerDelete, customerUpdate },
  ...{ draftOrderComplete, draftOrderCreate, draftOrderDelete, draftOrderInvoiceSend, draftOrderUpdate },
  ...{ orderEditBegin, orderEditCommit, orderEditAddCustomItem, orderEditAddLineItemDiscount, orderEditAddShippingLine },
  ...{ orderEditAddVariant, orderEditRemoveShippingLine, orderEditSetQuantity },
  ...{ paymentTermsCreate, paymentTermsDelete, paymentTermsUpdate },
};

/** Mutations around an order's life: its buyer, the draft it was, its edits, the terms it is paid on. */
export const orderLifeMutations = Object.fromEntries(
  Object.entries(actions).map(([name, act]) => [name, (_root: unknown, args: Args, context: GraphContext) => act(args, context)]),
);
