import { Router, type Request } from "express";
import { z } from "zod";
import { isoSeconds } from "../clock";
import { formatFixed } from "../money/minor-units";
import { accountOf, setAccountTerms } from "../payouts/account";
import { adjustBalance } from "../payouts/adjust-balance";
import { balanceOf, movementsOf } from "../payouts/balance";
import { changePayout, issuePayout } from "../payouts/issue-payout";
import { decimal, readBody, unsigned } from "../read-body";
import { Refusal } from "../refusal";
import type { Shop } from "../store/records";
import type { PaymentsAccount } from "../store/records/payments-account";
import type { Payout } from "../store/records/payout";
import type { World } from "../world";
import { namedOrder } from "./named-order";
import { movementAnswer, payoutAnswer } from "./payout-answer";
import { shopOfControl } from "./shop-of-control";

const shop = z.string().optional();
const orderName = z.union([z.string(), z.number()]);
const moment = z.iso.datetime({ offset: true }).transform((text) => isoSeconds(Date.parse(text)));

const accountSchema = z.strictObject({
  shop,
  active: z.boolean().optional(),
  currency: z.string().length(3).optional(),
  exchangeRate: unsigned.optional(),
  feePercent: unsigned.optional(),
  feeFixed: unsigned.optional(),
  refundsReturnFees: z.boolean().optional(),
  disputeFee: unsigned.optional(),
});

const movementSchema = z.strictObject({
  shop,
  type: z.string(),
  amount: decimal.nullable().default(null),
  fee: decimal.default("0"),
  reason: z.string().nullable().default(null),
  order: orderName.optional(),
  orders: z.array(z.strictObject({ order: orderName, amount: decimal, fee: decimal.default("0") })).default([]),
  at: moment.optional(),
});

const statusSchema = z.enum(["CANCELED", "FAILED", "PAID", "SCHEDULED"]);
const payoutSchema = z.strictObject({
  shop,
  /** What is open at this moment; left out: now. */
  issuedAt: moment.optional(),
  status: statusSchema.default("SCHEDULED"),
  externalTraceId: z.string().optional(),
  /** Movements to add before gathering. */
  adjustments: z.array(movementSchema.omit({ shop: true })).default([]),
});
const changeSchema = z.strictObject({ shop, status: statusSchema.optional(), externalTraceId: z.string().optional() });

/** /control/payouts and what a payout is made of. */
export function payoutRoutes(world: World): Router {
  const routes = Router();
  routes.get("/payments-account", (request, response) => {
    const owner = shopOfControl(world, request);
    response.json(accountAnswer(world, owner, accountOf(world, owner)));
  });
  routes.post("/payments-account", (request, response) => {
    const owner = shopOfControl(world, request);
    response.json(accountAnswer(world, owner, setAccountTerms(world, owner, readBody(accountSchema, request.body))));
  });
  routes.get("/balance-transactions", (request, response) => {
    response.json(movementsOf(world, shopOfControl(world, request)).map(movementAnswer));
  });
  routes.post("/balance-transactions", (request, response) => {
    const owner = shopOfControl(world, request);
    response.status(201).json(movementAnswer(addAdjustment(world, owner, readBody(movementSchema, request.body))));
  });
  routes.get("/payouts", (request, response) => {
    const { domain } = shopOfControl(world, request);
    response.json([...world.store.payouts.values()].filter((payout) => payout.shop === domain).map((payout) => payoutAnswer(world, payout)));
  });
  routes.post("/payouts", (request, response) => {
    response.status(201).json(payoutAnswer(world, makePayout(world, shopOfControl(world, request), readBody(payoutSchema, request.body))));
  });
  routes.post("/payouts/:id", (request, response) => {
    const payout = namedPayout(world, request);
    changePayout(world, payout, readBody(changeSchema, request.body));
    response.json(payoutAnswer(world, payout));
  });
  return routes;
}

type AskedMovement = Omit<z.output<typeof movementSchema>, "shop">;

function addAdjustment(world: World, owner: Shop, asked: AskedMovement) {
  return adjustBalance(world, owner, {
    ...asked,
    order: asked.order === undefined ? null : namedOrder(world, owner, asked.order),
    parts: asked.orders.map((part) => ({ ...part, order: namedOrder(world, owner, part.order) })),
    at: asked.at ?? isoSeconds(world.clock.now()),
  });
}

function makePayout(world: World, owner: Shop, asked: z.output<typeof payoutSchema>): Payout {
  for (const adjustment of asked.adjustments) addAdjustment(world, owner, adjustment);
  const payout = issuePayout(world, owner, asked.issuedAt ?? isoSeconds(world.clock.now()));
  const { status, externalTraceId } = asked;
  if (status !== "SCHEDULED" || externalTraceId !== undefined) changePayout(world, payout, { status, externalTraceId });
  return payout;
}

/** By id or gid, or "latest". */
function namedPayout(world: World, request: Request): Payout {
  const owner = shopOfControl(world, request);
  const wanted = String(request.params["id"]);
  const ofShop = [...world.store.payouts.values()].filter((payout) => payout.shop === owner.domain);
  const id = Number(/(\d+)$/.exec(wanted)?.[1]);
  const payout = wanted === "latest" ? ofShop.at(-1) : ofShop.find((candidate) => candidate.id === id);
  if (!payout) throw new Refusal(`${owner.name} has no payout "${wanted}"; GET /control/payouts lists them.`, 404);
  return payout;
}

function accountAnswer(world: World, owner: Shop, account: PaymentsAccount) {
  const { active, currency, exchangeRate, feePercent, feeFixed, refundsReturnFees, disputeFee } = account;
  return {
    shop: owner.domain,
    ...{ active, currency, exchangeRate, feePercent, refundsReturnFees },
    feeFixed: formatFixed(feeFixed, currency),
    disputeFee: formatFixed(disputeFee, currency),
    balance: formatFixed(balanceOf(world, owner), currency),
  };
}
