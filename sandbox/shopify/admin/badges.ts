import { fulfilmentStatus } from "../fulfilments/fulfilment-state";
import { financialStatus, type FinancialStatus } from "../orders/order-status";
import type { Order } from "../store/records";
import { sentenceCase } from "./format";
import { html, type Markup } from "./html";

const TONES: Readonly<Record<FinancialStatus, string>> = {
  AUTHORIZED: "attention",
  EXPIRED: "warning",
  PAID: "plain",
  PARTIALLY_PAID: "warning",
  PARTIALLY_REFUNDED: "plain",
  PENDING: "warning",
  REFUNDED: "plain",
  VOIDED: "plain",
};

/** The admin says "Payment pending" where the API says PENDING. */
const LABELS: Partial<Record<FinancialStatus, string>> = { PENDING: "Payment pending" };

export function paymentBadge(order: Order): Markup {
  const status = financialStatus(order);
  const dot = status === "PENDING" || status === "AUTHORIZED" ? "" : "full";
  return html`<span class="badge ${TONES[status]}"><i class="${dot}"></i>${LABELS[status] ?? sentenceCase(status)}</span>`;
}

export function fulfillmentBadge(order: Order): Markup {
  const status = fulfilmentStatus(order);
  return html`<span class="badge ${status === "UNFULFILLED" ? "attention" : "plain"}"><i></i>${sentenceCase(status)}</span>`;
}
