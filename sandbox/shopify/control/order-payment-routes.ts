import { Router, type Request } from "express";
import { z } from "zod";
import { parseAmount } from "../money/minor-units";
import { announcePayment } from "../orders/announce-payment";
import { captureAuthorisation, voidAuthorisation } from "../orders/capture-payment";
import { payAtCheckout } from "../orders/checkout-payment";
import { draftPayments } from "../orders/draft-payments";
import { paymentSchema } from "../orders/order-request-schema";
import { isAuthorisation, remainingOf } from "../orders/payment-state";
import { finishTransaction } from "../orders/pending-payments";
import { settleFees } from "../orders/settle-fees";
import { markAsPaid } from "../orders/take-payment";
import { decimal, readBody } from "../read-body";
import { Refusal } from "../refusal";
import type { Order, OrderTransaction } from "../store/records";
import type { World } from "../world";
import { orderAnswer } from "./order-answer";
import { orderOfControl, transactionOfControl } from "./order-of-control";

const captureSchema = z.strictObject({ transactionId: z.number().optional(), amount: decimal.optional(), final: z.boolean().default(false) });

const voidSchema = z.strictObject({ transactionId: z.number().optional() });

const outcomeSchema = z.strictObject({
  transactionId: z.number().optional(),
  status: z.enum(["ERROR", "FAILURE", "SUCCESS"]).default("SUCCESS"),
  errorCode: z.string().nullable().default(null),
});

/** /control/orders/:id/…: money that moves after the checkout. */
export function orderPaymentRoutes(world: World): Router {
  const routes = Router();
  const action = (name: string, act: (order: Order, request: Request) => void): void => {
    routes.post(`/orders/:id/${name}`, (request: Request, response) => {
      const order = orderOfControl(world, request);
      act(order, request);
      response.json(orderAnswer(order));
    });
  };
  action("pay", (order) => void markAsPaid(world, order));
  action("payments", (order, request) => addPayment(world, order, request.body));
  action("capture", (order, request) => capture(world, order, readBody(captureSchema, request.body)));
  action("void", (order, request) => void voidAuthorisation(world, order, authorisationOf(order, readBody(voidSchema, request.body).transactionId)));
  action("finish-payment", (order, request) => {
    const { transactionId, ...outcome } = readBody(outcomeSchema, request.body);
    const pending = transactionOfControl(order, { id: transactionId, isMeant: ({ status }) => status === "PENDING", what: "pending transaction" });
    finishTransaction(world, order, { transactionId: pending.id, outcome });
  });
  action("settle", (order) => settleFees(world, order));
  return routes;
}

function authorisationOf(order: Order, id: number | undefined): OrderTransaction {
  const found = transactionOfControl(order, { id, isMeant: (one) => isAuthorisation(one) && remainingOf(order, one) > 0n, what: "open authorisation" });
  if (remainingOf(order, found) <= 0n) throw new Refusal(`Nothing is left of authorisation ${found.id}.`);
  return found;
}

function capture(world: World, order: Order, { transactionId, amount, final }: z.output<typeof captureSchema>): void {
  const authorisation = authorisationOf(order, transactionId);
  const wanted = amount === undefined ? remainingOf(order, authorisation) : parseAmount(amount, order.presentment.currency);
  captureAuthorisation(world, order, { authorisation, amount: wanted, final });
}

function addPayment(world: World, order: Order, body: unknown): void {
  const firstNew = order.transactions.length;
  const payment = readBody(paymentSchema, body);
  payAtCheckout(world, order, draftPayments({ payments: [payment] }, (text) => parseAmount(text, order.presentment.currency)));
  const added = order.transactions.slice(firstNew);
  if (added.length === 0) throw new Refusal(`Nothing is owed on order ${order.name}.`);
  announcePayment(world, order, added);
}
