import { gatewayNamed } from "./gateways";
import type { DraftPayment } from "./order-draft";
import type { ReadRequest, RequestPayment } from "./order-request-schema";

const WHOLE: RequestPayment = { gateway: "shopify_payments", kind: "SALE", status: "SUCCESS", test: false };

/** `payment` and `paid` are short for one card payment over everything. */
export function draftPayments(request: Pick<ReadRequest, "paid" | "payment" | "payments">, amount: (text: string) => bigint): DraftPayment[] {
  return wanted(request).map((payment) => ({
    ...{ kind: payment.kind, status: payment.status, test: payment.test },
    gateway: gatewayNamed(payment.gateway),
    amount: payment.amount === undefined ? null : amount(payment.amount),
    amountRounding: amount(payment.rounding ?? "0"),
    change: amount(payment.change ?? "0"),
    errorCode: payment.errorCode ?? (payment.status === "FAILURE" ? "CARD_DECLINED" : null),
    locationId: payment.locationId ?? null,
  }));
}

function wanted({ paid, payment = "unpaid", payments }: Pick<ReadRequest, "paid" | "payment" | "payments">): readonly RequestPayment[] {
  if (payments) return payments;
  const how = paid === undefined ? payment : paid ? "paid" : "unpaid";
  if (how === "unpaid") return [];
  return [how === "paid" ? WHOLE : { ...WHOLE, kind: "AUTHORIZATION" }];
}
