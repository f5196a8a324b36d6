import { DAY_MS, isoSeconds } from "../clock";
import { commitChange } from "../orders/change-order";
import { Refusal } from "../refusal";
import { commitRecord } from "../store/commit-record";
import type { Order } from "../store/records";
import type { DraftOrder } from "../store/records/draft-order";
import type { PaymentSchedule, PaymentTerms, TermsRule } from "../store/records/payment-terms";
import { paymentTermsBody } from "../webhooks/bodies/payment-terms-body";
import type { World } from "../world";

/** What the terms are for: a placed order, or a draft that hands them to its order. */
export type Owner = { readonly order: Order } | { readonly draft: DraftOrder };

export function createTerms(world: World, owner: Owner, rule: TermsRule): PaymentTerms {
  const holder = "order" in owner ? owner.order : owner.draft;
  if (holder.paymentTermsId !== null) throw new Refusal(`${holder.name} has payment terms already.`);
  const at = isoSeconds(world.clock.now());
  const terms: PaymentTerms = {
    __typename: "PaymentTerms",
    id: world.store.newId(),
    shop: holder.shop,
    orderId: "order" in owner ? owner.order.id : null,
    draftId: "draft" in owner ? owner.draft.id : null,
    rule,
    schedule: { id: world.store.newId(), ...datesOf(rule, at), announcedDue: false },
    createdAt: at,
    updatedAt: at,
  };
  holder.paymentTermsId = terms.id;
  keepHolder(world, owner);
  commitTerms(world, terms, "create");
  return terms;
}

export function changeTerms(world: World, terms: PaymentTerms, rule: TermsRule): void {
  const { issuedAt } = terms.schedule;
  terms.rule = rule;
  terms.schedule = { id: terms.schedule.id, ...datesOf(rule, issuedAt ?? isoSeconds(world.clock.now())), announcedDue: false };
  touch(world, terms);
}

/** A completed draft's terms become those of its order, counted from the day the order was placed. */
export function handTermsOver(world: World, terms: PaymentTerms, order: Order): void {
  terms.orderId = order.id;
  terms.schedule = { ...terms.schedule, ...datesOf(terms.rule, order.processedAt) };
  touch(world, terms);
}

export function deleteTerms(world: World, terms: PaymentTerms): void {
  const order = terms.orderId === null ? undefined : world.store.orders.get(terms.orderId);
  const draft = terms.draftId === null ? undefined : world.store.draftOrders.get(terms.draftId);
  for (const owner of [...(order ? [{ order }] : []), ...(draft ? [{ draft }] : [])]) {
    ("order" in owner ? owner.order : owner.draft).paymentTermsId = null;
    keepHolder(world, owner);
  }
  commitRecord(world, world.store.paymentTerms, { record: terms, kind: "payment-terms-deleted", topics: [{ topic: "payment_terms/delete", body: { id: terms.id } }], removed: true });
}

/** Goods due on fulfilment are due the moment they leave. */
export function fulfilTerms(world: World, order: Order): void {
  const terms = order.paymentTermsId === null ? undefined : world.store.paymentTerms.get(order.paymentTermsId);
  if (terms?.rule.type !== "FULFILLMENT" || terms.schedule.dueAt !== null) return;
  const at = isoSeconds(world.clock.now());
  terms.schedule = { ...terms.schedule, issuedAt: at, dueAt: at };
  touch(world, terms);
}

function datesOf(rule: TermsRule, from: string): Pick<PaymentSchedule, "dueAt" | "issuedAt"> {
  if (rule.type === "FULFILLMENT") return { issuedAt: null, dueAt: null };
  if (rule.type === "FIXED") return { issuedAt: from, dueAt: rule.dueAt };
  return { issuedAt: from, dueAt: isoSeconds(Date.parse(from) + (rule.dueInDays ?? 0) * DAY_MS) };
}

function touch(world: World, terms: PaymentTerms): void {
  terms.updatedAt = isoSeconds(world.clock.now());
  commitTerms(world, terms, "update");
}

function commitTerms(world: World, terms: PaymentTerms, change: "create" | "update"): void {
  commitRecord(world, world.store.paymentTerms, {
    record: terms,
    kind: `payment-terms-${change}d`,
    figures: { order: terms.orderId, draft: terms.draftId, ...terms.rule, due: terms.schedule.dueAt },
    topics: [{ topic: `payment_terms/${change}`, body: paymentTermsBody(world, terms) }],
  });
}

function keepHolder(world: World, owner: Owner): void {
  if ("draft" in owner) world.store.draftOrders.set(owner.draft.id, owner.draft);
  else commitChange(world, owner.order, { topics: ["orders/updated"], text: owner.order.paymentTermsId === null ? "Payment terms removed." : "Payment terms set." });
}
