import type { DraftOrderId, OrderId } from "../ids";
import type { Order } from "./order";

/** What a merchant offers a customer. It is no sale until it is completed: then an order is made of it. */
export type DraftOrder = {
  id: DraftOrderId;
  /** "#D1": drafts are counted apart from orders. */
  name: string;
  /** INVOICE_SENT: the customer has the offer. COMPLETED: an order was made of it, and it never changes again. */
  status: "OPEN" | "INVOICE_SENT" | "COMPLETED";
  /** The order that was made of it, once it is completed and Shopify says which. */
  madeOrder?: { id: OrderId; name: string };
  /** The order it would make today: its lines, discounts, taxes and buyer, and all of it still to pay. It is in no list of orders. */
  wouldBe: Order;
};
