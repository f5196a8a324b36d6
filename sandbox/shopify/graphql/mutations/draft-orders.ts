import { createDraft, deleteDraft, sendDraftInvoice, updateDraft } from "../../drafts/change-draft";
import { completeDraft } from "../../drafts/complete-draft";
import { gid } from "../../gid";
import type { DraftOrder } from "../../store/records/draft-order";
import type { Args, GraphContext } from "../context";
import { recordOf } from "../resolvers/record-roots";
import { draftOfInput, type DraftInput } from "./draft-order-input";
import { onlyModelled } from "./not-modelled";
import { isUserError, orRefusal, type UserError } from "./user-errors";

export function draftOrderCreate({ input }: Args, context: GraphContext) {
  const made = orRefusal(() => createDraft(context.world, context.shop, draftOfInput(input as DraftInput, context)), null);
  return isUserError(made) ? refused(made) : { draftOrder: made, userErrors: [] };
}

/** Shopify leaves what the input does not name; here lines must be given, and the input takes the place of the draft's content. */
export function draftOrderUpdate({ id, input }: Args, context: GraphContext) {
  return change(id, context, (draft) => updateDraft(context.world, draft, draftOfInput(input as DraftInput, context)));
}

/** Paid by hand unless the payment is pending; with payment terms always pending. */
export function draftOrderComplete(args: Args, context: GraphContext) {
  onlyModelled("Mutation.draftOrderComplete", args, ["id", "paymentPending"]);
  return change(args["id"], context, (draft) => void completeDraft(context.world, draft, { paymentPending: args["paymentPending"] === true }));
}

export function draftOrderInvoiceSend(args: Args, context: GraphContext) {
  onlyModelled("Mutation.draftOrderInvoiceSend", args, ["id"]);
  return change(args["id"], context, (draft) => sendDraftInvoice(context.world, draft));
}

export function draftOrderDelete({ input }: Args, context: GraphContext) {
  const { draftOrder, userErrors } = change((input as { id: string }).id, context, (draft) => deleteDraft(context.world, draft));
  return { deletedId: userErrors.length === 0 && draftOrder ? gid("DraftOrder", draftOrder.id) : null, userErrors };
}

function change(id: unknown, context: GraphContext, act: (draft: DraftOrder) => void): { draftOrder: DraftOrder | null; userErrors: UserError[] } {
  const draft = recordOf(context.world.store.draftOrders, { type: "DraftOrder", id }, context);
  if (!draft) return refused({ field: ["id"], message: "Draft order does not exist" });
  const problem = orRefusal(() => act(draft), null);
  return problem && isUserError(problem) ? { draftOrder: draft, userErrors: [problem] } : { draftOrder: draft, userErrors: [] };
}

function refused(error: UserError): { draftOrder: null; userErrors: UserError[] } {
  return { draftOrder: null, userErrors: [error] };
}
