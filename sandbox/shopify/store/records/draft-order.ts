import type { OrderDraft } from "../../orders/order-draft";
import type { Order } from "./order";

export type DraftStatus = "COMPLETED" | "INVOICE_SENT" | "OPEN";

/** An order the merchant prepares. It is no sale until it is completed; then it has an order and never changes again. */
export interface DraftOrder {
  readonly __typename: "DraftOrder";
  readonly id: number;
  readonly shop: string;
  /** "#D1": drafts are counted apart from orders. */
  readonly name: string;
  status: DraftStatus;
  /** What is to be ordered, by whom, under which rules. */
  content: OrderDraft;
  /** The order it would make today, with its lines, discounts and taxes; in no list of orders. */
  priced: Order;
  /** Part of the total that is due at once, as a decimal string: "25" is a quarter. Null: none. */
  depositPercent: string | null;
  paymentTermsId: number | null;
  orderId: number | null;
  invoiceSentAt: string | null;
  completedAt: string | null;
  readonly createdAt: string;
  updatedAt: string;
}
