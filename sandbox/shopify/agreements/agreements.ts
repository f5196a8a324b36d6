import type { Order, Refund } from "../store/records";
import type { OrderEdit } from "../store/records/order-edit";
import type { Return } from "../store/records/return";
import { salesOfEdit } from "./sales-of-edit";
import { salesAsPlaced, salesOfExchange } from "./sales-of-order";
import { salesOfRefund } from "./sales-of-refund";
import type { Sale } from "./sale";

interface Entries {
  readonly id: number;
  readonly order: Order;
  readonly happenedAt: string;
  readonly sales: readonly Sale[];
}

export type Agreement = Entries &
  (
    | { readonly __typename: "OrderAgreement"; readonly reason: "ORDER" }
    | { readonly __typename: "OrderEditAgreement"; readonly reason: "ORDER_EDIT"; readonly edit: OrderEdit }
    | { readonly __typename: "RefundAgreement"; readonly reason: "REFUND"; readonly refund: Refund }
    | { readonly __typename: "ReturnAgreement"; readonly reason: "RETURN"; readonly returned: Return }
  );

/**
 * The order's ledger: what was agreed, in the order it happened. It only grows, and the totals of all its sales make the
 * order's current total. It is derived from what the order keeps, so it cannot disagree with it.
 */
export function agreementsOf(order: Order): Agreement[] {
  const placed: Agreement = { __typename: "OrderAgreement", reason: "ORDER", id: order.id, order, happenedAt: order.processedAt, sales: salesAsPlaced(order) };
  const later = [
    ...order.edits.map((edit): Agreement => ({ __typename: "OrderEditAgreement", reason: "ORDER_EDIT", edit, id: edit.id, order, happenedAt: edit.committedAt, sales: salesOfEdit(order, edit) })),
    ...order.refunds.filter(({ returnId }) => returnId === null).map((refund) => refundAgreement(order, refund)),
    ...order.returns.filter(({ processedAt }) => processedAt !== null).map((returned) => returnAgreement(order, returned)),
  ];
  return [placed, ...later.sort((a, b) => a.id - b.id).sort((a, b) => (a.happenedAt < b.happenedAt ? -1 : a.happenedAt > b.happenedAt ? 1 : 0))];
}

function refundAgreement(order: Order, refund: Refund): Agreement {
  return { __typename: "RefundAgreement", reason: "REFUND", refund, id: refund.id, order, happenedAt: refund.createdAt, sales: salesOfRefund(order, refund) };
}

/** What came back by the refund of the return, and what was given instead. */
function returnAgreement(order: Order, returned: Return): Agreement {
  const refunds = order.refunds.filter(({ returnId }) => returnId === returned.id);
  const sales = [...refunds.flatMap((refund) => salesOfRefund(order, refund)), ...salesOfExchange(order, returned.id)];
  return { __typename: "ReturnAgreement", reason: "RETURN", returned, id: returned.id, order, happenedAt: returned.processedAt ?? returned.createdAt, sales };
}
