import type { Order, Refund } from "../../store/records";

export interface RefundSource {
  readonly id: number;
  readonly order: Order;
  readonly refund: Refund;
}

export function refundSources(order: Order): RefundSource[] {
  return order.refunds.map((refund) => ({ id: refund.id, order, refund }));
}
