import { formatFixed } from "../../money/minor-units";
import type { Dispute } from "../../store/records/dispute";
import { restTime } from "./money-set";

/** Body of disputes/create and disputes/update. */
export function disputeBody(dispute: Dispute) {
  const time = (at: string | null) => (at === null ? null : restTime(at));
  return {
    id: dispute.id,
    order_id: dispute.orderId,
    type: dispute.type.toLowerCase(),
    amount: formatFixed(dispute.amount, dispute.currency),
    currency: dispute.currency,
    reason: dispute.reason.toLowerCase(),
    network_reason_code: dispute.networkReasonCode,
    status: dispute.status.toLowerCase(),
    evidence_due_by: restTime(dispute.evidenceDueBy),
    evidence_sent_on: time(dispute.evidenceSentOn),
    finalized_on: time(dispute.finalizedOn),
    initiated_at: restTime(dispute.initiatedAt),
  };
}
