import { formatFixed } from "../../money/minor-units";
import type { TenderTransaction } from "../../store/records/tender-transaction";
import { restTime } from "./money-set";

/** The card every simulated customer pays with. */
const CARD = { credit_card_company: "Visa", credit_card_number: "•••• •••• •••• 4242" };

/** Body of tender_transactions/create. */
export function tenderBody(tender: TenderTransaction) {
  return {
    id: tender.id,
    order_id: tender.orderId,
    amount: formatFixed(tender.amount, tender.currency),
    currency: tender.currency,
    user_id: null,
    test: tender.test,
    processed_at: restTime(tender.processedAt),
    remote_reference: tender.remoteReference,
    payment_details: tender.paymentMethod === "credit_card" ? CARD : null,
    payment_method: tender.paymentMethod,
  };
}
