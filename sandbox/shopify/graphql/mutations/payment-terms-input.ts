import { isoSeconds } from "../../clock";
import { Refusal } from "../../refusal";
import type { TermsRule } from "../../store/records/payment-terms";
import { templateRule } from "../resolvers/payment-terms";

/** PaymentTermsInput and PaymentTermsCreateInput. */
export interface TermsInput {
  readonly paymentTermsTemplateId?: string | null;
  readonly paymentSchedules?: readonly { readonly dueAt?: string | null; readonly issuedAt?: string | null }[] | null;
}

/** A template, with the date of the schedule where the template is the one of fixed dates. */
export function termsOfInput({ paymentTermsTemplateId, paymentSchedules }: TermsInput): TermsRule {
  const rule = templateRule(paymentTermsTemplateId);
  const [schedule, second] = paymentSchedules ?? [];
  if (!rule) throw new Refusal("Payment terms template does not exist");
  if (second) throw new Refusal("Cannot create payment terms with multiple schedules");
  if (schedule?.issuedAt && rule.type !== "NET") throw new Refusal("Only net payment terms have an issued date");
  if (rule.type !== "FIXED") return rule;
  if (!schedule?.dueAt) throw new Refusal("A due date is required with fixed payment terms");
  return { ...rule, dueAt: isoSeconds(Date.parse(schedule.dueAt)) };
}
