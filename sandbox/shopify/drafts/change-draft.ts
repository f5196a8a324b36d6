import { isoSeconds } from "../clock";
import { formatFixed } from "../money/minor-units";
import type { OrderDraft } from "../orders/order-draft";
import { orderTotals } from "../orders/order-totals";
import { changeTerms, createTerms, deleteTerms } from "../payment-terms/set-terms";
import { Refusal } from "../refusal";
import { commitRecord } from "../store/commit-record";
import type { Shop } from "../store/records";
import type { DraftOrder } from "../store/records/draft-order";
import type { TermsRule } from "../store/records/payment-terms";
import { draftOrderBody } from "../webhooks/bodies/draft-order-body";
import { shopOf, type World } from "../world";
import { pricedContent } from "./draft-content";

export interface DraftRequest {
  readonly content: OrderDraft;
  readonly terms: TermsRule | null;
  readonly depositPercent: string | null;
}

export function createDraft(world: World, shop: Shop, request: DraftRequest): DraftOrder {
  checkDeposit(shop, request);
  const at = isoSeconds(world.clock.now());
  const name = `#D${shop.nextDraftNumber}`;
  shop.nextDraftNumber += 1;
  world.store.shops.set(shop.domain, shop);
  const id = world.store.newId();
  const draft: DraftOrder = {
    __typename: "DraftOrder",
    ...{ id, shop: shop.domain, name, status: "OPEN", content: request.content, depositPercent: request.depositPercent },
    priced: pricedContent(world, { id, shop: shop.domain, name, at }, request.content),
    ...{ paymentTermsId: null, orderId: null, invoiceSentAt: null, completedAt: null, createdAt: at, updatedAt: at },
  };
  world.store.draftOrders.set(draft.id, draft);
  if (request.terms) createTerms(world, { draft }, request.terms);
  commitDraft(world, draft, "create");
  return draft;
}

/** Puts other content in place of the draft's; it is priced anew. */
export function updateDraft(world: World, draft: DraftOrder, request: DraftRequest): void {
  checkOpen(draft);
  checkDeposit(shopOf(world, draft.shop), request);
  draft.content = request.content;
  draft.depositPercent = request.depositPercent;
  draft.priced = pricedContent(world, { id: draft.id, shop: draft.shop, name: draft.name, at: draft.createdAt }, request.content);
  setDraftTerms(world, draft, request.terms);
  touchDraft(world, draft);
}

/** The customer has been sent the invoice; sending it again only moves the date. */
export function sendDraftInvoice(world: World, draft: DraftOrder): void {
  checkOpen(draft);
  if (draft.content.email === null) throw new Refusal("Email can't be blank");
  draft.status = "INVOICE_SENT";
  draft.invoiceSentAt = isoSeconds(world.clock.now());
  touchDraft(world, draft);
}

export function deleteDraft(world: World, draft: DraftOrder): void {
  checkOpen(draft);
  setDraftTerms(world, draft, null);
  const topics = [{ topic: "draft_orders/delete", body: { id: draft.id } }];
  commitRecord(world, world.store.draftOrders, { record: draft, kind: "draft-order-deleted", figures: { name: draft.name }, topics, removed: true });
}

export function checkOpen(draft: DraftOrder): void {
  if (draft.status === "COMPLETED") throw new Refusal(`Draft order ${draft.name} has been completed and cannot be changed.`);
}

/** Shopify, July 2026: a deposit is 1 to 99 per cent, goes with payment terms, and needs a Plus shop. */
function checkDeposit(shop: Shop, { depositPercent, terms }: DraftRequest): void {
  if (depositPercent === null) return;
  const percent = Number(depositPercent);
  if (!(percent >= 1 && percent <= 99)) throw new Refusal("depositPercent: a deposit is between 1 and 99 per cent.", 400);
  if (!terms) throw new Refusal("depositPercent: a deposit needs payment terms for the rest.", 400);
  if (shop.plan !== "Plus") throw new Refusal(`depositPercent: ${shop.name} is not a Plus shop.`);
}

function setDraftTerms(world: World, draft: DraftOrder, rule: TermsRule | null): void {
  const terms = draft.paymentTermsId === null ? undefined : world.store.paymentTerms.get(draft.paymentTermsId);
  if (terms && rule) changeTerms(world, terms, rule);
  else if (terms) deleteTerms(world, terms);
  else if (rule) createTerms(world, { draft }, rule);
}

function touchDraft(world: World, draft: DraftOrder): void {
  draft.updatedAt = isoSeconds(world.clock.now());
  commitDraft(world, draft, "update");
}

export function commitDraft(world: World, draft: DraftOrder, change: "create" | "update"): void {
  const { name, status, orderId, priced } = draft;
  const total = formatFixed(orderTotals(priced).total, priced.presentment.currency);
  commitRecord(world, world.store.draftOrders, {
    record: draft,
    kind: `draft-order-${change}d`,
    figures: { name, status, order: orderId, total, currency: priced.presentment.currency },
    topics: [{ topic: `draft_orders/${change}`, body: draftOrderBody(world, draft) }],
  });
}
