import { Router } from "express";
import { gid } from "../gid";
import { formatFixed } from "../money/minor-units";
import type { TenderTransaction } from "../store/records/tender-transaction";
import type { World } from "../world";
import { shopOfControl } from "./shop-of-control";

/** /control/tender-transactions: the money that passed between the customers and a shop. */
export function tenderRoutes(world: World): Router {
  const routes = Router();
  routes.get("/tender-transactions", (request, response) => {
    const { domain } = shopOfControl(world, request);
    response.json([...world.store.tenderTransactions.values()].filter(({ shop }) => shop === domain).map(tenderAnswer));
  });
  return routes;
}

function tenderAnswer({ id, orderId, orderTransactionId, amount, currency, paymentMethod, processedAt, test }: TenderTransaction) {
  const figures = { amount: formatFixed(amount, currency), currency };
  return { id, gid: gid("TenderTransaction", id), orderId, orderTransactionId, ...figures, paymentMethod, processedAt, test };
}
