import { gid } from "../../gid";
import { formatInShop } from "../../money/format-order";
import { balanceOf, termsName } from "../../payment-terms/terms-state";
import type { PaymentTerms } from "../../store/records/payment-terms";
import type { World } from "../../world";
import { restTime } from "./money-set";

const restTimeOrNull = (iso: string | null) => (iso === null ? null : restTime(iso));

/** Body of payment_terms/create and update. The long type name in the gid is the one Shopify's sample has. */
export function paymentTermsBody(world: World, terms: PaymentTerms) {
  return {
    id: terms.id,
    admin_graphql_api_id: gid("PaymentsPaymentFlexibilityPaymentTermsPaymentTerms", terms.id),
    payment_terms_name: termsName(terms.rule),
    payment_terms_type: terms.rule.type.toLowerCase(),
    due_in_days: terms.rule.dueInDays,
    created_at: restTime(terms.createdAt),
    updated_at: restTime(terms.updatedAt),
    payment_schedules: [paymentScheduleBody(world, terms)],
  };
}

/** Body of payment_schedules/due. */
export function paymentScheduleBody(world: World, terms: PaymentTerms) {
  const { currencies, total, due, completedAt } = balanceOf(world, terms);
  const { schedule } = terms;
  return {
    id: schedule.id,
    admin_graphql_api_id: gid("PaymentSchedule", schedule.id),
    payment_terms_id: terms.id,
    issued_at: restTimeOrNull(schedule.issuedAt),
    due_at: restTimeOrNull(schedule.dueAt),
    completed_at: restTimeOrNull(completedAt),
    amount: formatInShop(total, currencies),
    total_price: formatInShop(total, currencies),
    balance_due: formatInShop(due, currencies),
    total_balance: formatInShop(due, currencies),
    currency: currencies.currency,
    presentment_currency: currencies.presentment.currency,
    created_at: restTime(terms.createdAt),
    updated_at: restTime(terms.updatedAt),
  };
}
