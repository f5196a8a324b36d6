import { gid } from "../../gid";
import { balanceOf, isDue, termsName } from "../../payment-terms/terms-state";
import { NET_DAYS } from "../../payment-terms/terms-request";
import type { PaymentTerms, TermsRule } from "../../store/records/payment-terms";
import { childConnection } from "../connection";
import { defineType } from "../define-type";
import { money } from "../money-bag";

/** Terms have one schedule here; Shopify makes a second one for deposits only. */
interface ScheduleSource {
  readonly id: number;
  readonly terms: PaymentTerms;
}

/** Shopify's templates, in the order its admin lists them. Their ids are made up. */
const TEMPLATES: readonly TermsRule[] = [
  { type: "RECEIPT", dueInDays: null, dueAt: null },
  { type: "FULFILLMENT", dueInDays: null, dueAt: null },
  ...NET_DAYS.map((dueInDays): TermsRule => ({ type: "NET", dueInDays, dueAt: null })),
  { type: "FIXED", dueInDays: null, dueAt: null },
];

export function paymentTermsTemplates(type: unknown) {
  const named = TEMPLATES.map((rule, index) => ({ ...rule, id: gid("PaymentTermsTemplate", index + 1), name: termsName(rule) }));
  return named
    .filter((template) => !type || template.type === type)
    .map(({ id, name, type: paymentTermsType, dueInDays }) => ({ id, name, description: name, translatedName: name, paymentTermsType, dueInDays }));
}

/** The rule behind one of the ids above; null for any other. */
export function templateRule(id: unknown): TermsRule | null {
  return TEMPLATES[TEMPLATES.findIndex((_rule, index) => gid("PaymentTermsTemplate", index + 1) === id)] ?? null;
}

export const paymentTermsTypes = {
  PaymentTerms: defineType<PaymentTerms>({
    id: ({ id }) => gid("PaymentTerms", id),
    paymentTermsType: ({ rule }) => rule.type,
    paymentTermsName: ({ rule }) => termsName(rule),
    translatedName: ({ rule }) => termsName(rule),
    dueInDays: ({ rule }) => rule.dueInDays,
    due: (terms, _args, { world }) => isDue(world, terms),
    overdue: (terms, _args, { world }) => isDue(world, terms),
    order: ({ orderId }, _args, { world }) => (orderId === null ? null : (world.store.orders.get(orderId) ?? null)),
    draftOrder: ({ draftId }, _args, { world }) => (draftId === null ? null : (world.store.draftOrders.get(draftId) ?? null)),
    paymentSchedules: (terms, args) => childConnection([{ id: terms.schedule.id, terms }], args),
  }),
  PaymentSchedule: defineType<ScheduleSource>({
    id: ({ id }) => gid("PaymentSchedule", id),
    paymentTerms: ({ terms }) => terms,
    issuedAt: ({ terms }) => terms.schedule.issuedAt,
    dueAt: ({ terms }) => terms.schedule.dueAt,
    due: ({ terms }, _args, { world }) => isDue(world, terms),
    completedAt: ({ terms }, _args, { world }) => balanceOf(world, terms).completedAt,
    amount: ({ terms }, _args, { world }) => inCurrency(balanceOf(world, terms), "total"),
    balanceDue: ({ terms }, _args, { world }) => inCurrency(balanceOf(world, terms), "due"),
    totalBalance: ({ terms }, _args, { world }) => inCurrency(balanceOf(world, terms), "due"),
  }),
};

function inCurrency(balance: ReturnType<typeof balanceOf>, figure: "due" | "total") {
  return money(balance[figure], balance.currencies.presentment.currency);
}
