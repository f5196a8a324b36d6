import { Router, type Request } from "express";
import { z } from "zod";
import { splitPurchase, withPurchase } from "../companies/purchase-request";
import { createDraft, deleteDraft, sendDraftInvoice, updateDraft, type DraftRequest } from "../drafts/change-draft";
import { completeDraft } from "../drafts/complete-draft";
import { gid } from "../gid";
import { formatFixed } from "../money/minor-units";
import { readOrderRequest } from "../orders/order-request";
import { orderTotals } from "../orders/order-totals";
import { decimal, readBody } from "../read-body";
import { Refusal } from "../refusal";
import type { DraftOrder } from "../store/records/draft-order";
import type { World } from "../world";
import { orderAnswer } from "./order-answer";
import { shopOfControl } from "./shop-of-control";

const depositSchema = z.object({ depositPercent: decimal.nullable().default(null) });
const completeSchema = z.strictObject({ shop: z.string().optional(), paymentPending: z.boolean().default(false) });

/** /control/drafts: orders a merchant prepares. */
export function draftRoutes(world: World): Router {
  const routes = Router();
  const named = (request: Request) => draftNamed(world, request);
  routes.get("/drafts", (request, response) => {
    const { domain } = shopOfControl(world, request);
    response.json([...world.store.draftOrders.values()].filter(({ shop }) => shop === domain).map(draftAnswer));
  });
  routes.post("/drafts", (request, response) => {
    response.status(201).json(draftAnswer(createDraft(world, shopOfControl(world, request), readDraft(world, request))));
  });
  routes.post("/drafts/:id", (request, response) => {
    const draft = named(request);
    updateDraft(world, draft, readDraft(world, request));
    response.json(draftAnswer(draft));
  });
  routes.delete("/drafts/:id", (request, response) => {
    const draft = named(request);
    deleteDraft(world, draft);
    response.json({ deleted: draft.name });
  });
  routes.post("/drafts/:id/invoice", (request, response) => {
    const draft = named(request);
    sendDraftInvoice(world, draft);
    response.json(draftAnswer(draft));
  });
  routes.post("/drafts/:id/complete", (request, response) => {
    const { paymentPending } = readBody(completeSchema, request.body);
    response.json(orderAnswer(completeDraft(world, named(request), { paymentPending })));
  });
  return routes;
}

function readDraft(world: World, request: Request): DraftRequest {
  const shop = shopOfControl(world, request);
  const { shop: _shop, depositPercent: deposit, ...body } = request.body as Record<string, unknown>;
  const { depositPercent } = readBody(depositSchema, { depositPercent: deposit });
  const { purchase, rest } = splitPurchase(body);
  const { draft: content, terms } = withPurchase(world, shop, { purchase, draft: readOrderRequest(world, shop, rest) });
  if (content.payments.length > 0) throw new Refusal("A draft order is not paid: complete it, as paid or with the payment pending.", 400);
  return { content, terms, depositPercent };
}

/** By id, gid, or name with or without its "#". */
function draftNamed(world: World, request: Request): DraftOrder {
  const shop = shopOfControl(world, request);
  const wanted = String(request.params["id"]);
  const id = Number(/^(?:gid:.*\/)?(\d+)$/.exec(wanted)?.[1]);
  const found = [...world.store.draftOrders.values()].find((draft) => draft.shop === shop.domain && (draft.id === id || draft.name === wanted || draft.name === `#${wanted}`));
  if (!found) throw new Refusal(`${shop.name} has no draft order "${wanted}"; GET /control/drafts lists them.`, 404);
  return found;
}

function draftAnswer({ id, name, status, priced, content, orderId, invoiceSentAt, completedAt, depositPercent }: DraftOrder) {
  const { total, tax } = orderTotals(priced);
  const { currency } = priced.presentment;
  const figures = { currency, total: formatFixed(total, currency), totalTax: formatFixed(tax, currency) };
  return { id, gid: gid("DraftOrder", id), name, status, email: content.email, ...figures, depositPercent, orderId, invoiceSentAt, completedAt };
}
