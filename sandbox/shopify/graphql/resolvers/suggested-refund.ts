import { idOfGid } from "../../gid";
import { parseAmount } from "../../money/minor-units";
import { STORE_CREDIT } from "../../orders/gateways";
import { orderTotals } from "../../orders/order-totals";
import { remainingOf } from "../../orders/payment-state";
import type { Transfer } from "../../orders/refund-money";
import type { WantedDuty, WantedLine, WantedParts } from "../../orders/refund-parts";
import type { SuggestedRefund } from "../../orders/suggested-refund";
import { linesLeft } from "../../orders/whole-refund";
import type { Order, RestockType } from "../../store/records";
import type { Args } from "../context";
import { defineType } from "../define-type";
import { moneyBag } from "../money-bag";
import { refundDuty } from "./refund";
import { transactionSource } from "./transaction";

interface LineInput {
  readonly lineItemId: string;
  readonly quantity: number;
  readonly restockType?: RestockType | null;
  readonly locationId?: string | null;
}

interface DutyInput {
  readonly dutyId: string;
  readonly refundType?: WantedDuty["share"] | null;
}

/** RefundLineItemInput: Shopify restocks nothing unless it is told to. */
export function wantedLine({ lineItemId, quantity, restockType, locationId }: LineInput): WantedLine {
  const place = locationId ? idOfGid("Location", locationId) : null;
  return { lineId: idOfGid("LineItem", lineItemId) ?? 0, quantity, restockType: restockType ?? "NO_RESTOCK", locationId: place };
}

export function wantedDuty({ dutyId, refundType }: DutyInput): WantedDuty {
  return { dutyId: idOfGid("Duty", dutyId) ?? 0, share: refundType ?? "FULL" };
}

/** What a query asks a suggestion for. */
export function suggestionAsked(order: Order, args: Args): WantedParts {
  const lines = ((args["refundLineItems"] ?? []) as readonly LineInput[]).map(wantedLine);
  const whole = linesLeft(order).map((line): WantedLine => ({ ...line, restockType: "RETURN", locationId: null }));
  const shippingAmount = args["shippingAmount"] === undefined ? null : parseAmount(String(args["shippingAmount"]), order.presentment.currency);
  return {
    lines: args["suggestFullRefund"] === true ? whole : lines,
    shipping: shippingAmount ?? (args["refundShipping"] === true ? orderTotals(order).currentShipping : 0n),
    duties: ((args["refundDuties"] ?? []) as readonly DutyInput[]).map(wantedDuty),
    feesAndTip: false,
  };
}

interface SuggestedTransaction extends Transfer {
  readonly order: Order;
}

export const suggestedRefundTypes = {
  SuggestedRefund: defineType<SuggestedRefund>({
    amountSet: ({ amount, order }) => moneyBag(amount, order),
    maximumRefundableSet: ({ maximum, order }) => moneyBag(maximum, order),
    subtotalSet: ({ subtotal, order }) => moneyBag(subtotal, order),
    discountedSubtotalSet: ({ discountedSubtotal, order }) => moneyBag(discountedSubtotal, order),
    totalCartDiscountAmountSet: ({ cartDiscount, order }) => moneyBag(cartDiscount, order),
    totalTaxSet: ({ tax, order }) => moneyBag(tax, order),
    totalDutiesSet: ({ duties, order }) => moneyBag(duties, order),
    refundDuties: ({ order, parts }) => parts.duties.map((duty) => refundDuty(order, duty)),
    refundLineItems: ({ order, parts }) => parts.lines.map((part) => ({ id: part.id, order, part })),
    shipping: ({ order, shipping }) => ({
      amountSet: moneyBag(shipping.amount, order),
      taxSet: moneyBag(shipping.tax, order),
      maximumRefundableSet: moneyBag(shipping.maximum, order),
    }),
    suggestedTransactions: ({ order, transfers }) => transfers.map((transfer): SuggestedTransaction => ({ ...transfer, order })),
  }),
  SuggestedOrderTransaction: defineType<SuggestedTransaction>({
    amountSet: ({ amount, order }) => moneyBag(amount, order),
    gateway: ({ gateway }) => gateway.gateway,
    formattedGateway: ({ gateway }) => gateway.formattedGateway,
    kind: () => "SUGGESTED_REFUND",
    accountNumber: () => null,
    maximumRefundableSet: ({ order, parentId, gateway }) => {
      const payment = order.transactions.find(({ id }) => id === parentId);
      return payment && gateway.gateway !== STORE_CREDIT.gateway ? moneyBag(remainingOf(order, payment), order) : null;
    },
    parentTransaction: ({ order, parentId }) => {
      const payment = order.transactions.find(({ id }) => id === parentId);
      return payment ? transactionSource(order, payment) : null;
    },
  }),
};
