import { gid } from "../../gid";
import { changeTerms, createTerms, deleteTerms, type Owner } from "../../payment-terms/set-terms";
import type { PaymentTerms } from "../../store/records/payment-terms";
import type { Args, GraphContext } from "../context";
import { visibleOrder } from "../order-access";
import { recordOf } from "../resolvers/record-roots";
import { termsOfInput, type TermsInput } from "./payment-terms-input";
import { isUserError, orRefusal } from "./user-errors";

const NOT_FOUND = "Could not find payment terms.";

/** For an order or a draft order. */
export function paymentTermsCreate({ referenceId, paymentTermsAttributes }: Args, context: GraphContext) {
  const owner = ownerOf(referenceId, context);
  if (!owner) return failed("CREATION", { field: ["referenceId"], message: "Reference not found" });
  const made = orRefusal(() => createTerms(context.world, owner, termsOfInput(paymentTermsAttributes as TermsInput)), null);
  return isUserError(made) ? failed("CREATION", made) : { paymentTerms: made, userErrors: [] };
}

export function paymentTermsUpdate({ input }: Args, context: GraphContext) {
  const { paymentTermsId, paymentTermsAttributes } = input as { paymentTermsId: string; paymentTermsAttributes: TermsInput };
  const terms = ownTerms(paymentTermsId, context);
  if (!terms) return failed("UPDATE", { field: ["input", "paymentTermsId"], message: NOT_FOUND });
  const refused = orRefusal(() => changeTerms(context.world, terms, termsOfInput(paymentTermsAttributes)), null);
  return refused && isUserError(refused) ? failed("UPDATE", refused) : { paymentTerms: terms, userErrors: [] };
}

export function paymentTermsDelete({ input }: Args, context: GraphContext) {
  const terms = ownTerms((input as { paymentTermsId: string }).paymentTermsId, context);
  if (!terms) return { deletedId: null, ...failed("DELETE", { field: ["input", "paymentTermsId"], message: NOT_FOUND }) };
  deleteTerms(context.world, terms);
  return { deletedId: gid("PaymentTerms", terms.id), userErrors: [] };
}

function ownerOf(id: unknown, context: GraphContext): Owner | null {
  const order = visibleOrder(context, id);
  if (order) return { order };
  const draft = recordOf(context.world.store.draftOrders, { type: "DraftOrder", id }, context);
  return draft && { draft };
}

function ownTerms(id: unknown, context: GraphContext): PaymentTerms | null {
  return recordOf(context.world.store.paymentTerms, { type: "PaymentTerms", id }, context);
}

/** Shopify's codes say which of the three went wrong, and no more. */
function failed(action: "CREATION" | "DELETE" | "UPDATE", error: { readonly field: readonly string[] | null; readonly message: string }) {
  return { paymentTerms: null, userErrors: [{ ...error, code: `PAYMENT_TERMS_${action}_UNSUCCESSFUL` }] };
}
