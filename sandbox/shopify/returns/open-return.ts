import { isoSeconds } from "../clock";
import { fulfilledQuantity } from "../fulfilments/fulfilment-state";
import { currentQuantity } from "../orders/line-amounts";
import { Refusal } from "../refusal";
import type { Order, OrderLine } from "../store/records";
import type { ExchangeItem, Return, ReturnLine } from "../store/records/return";
import type { World } from "../world";
import { announceReturn } from "./announce-return";

export interface ReturnRequest {
  readonly lines: readonly Omit<ReturnLine, "id">[];
  readonly exchangeItems: readonly Omit<ExchangeItem, "id">[];
  /** REQUESTED by the customer and waiting for the merchant, or OPEN at once. */
  readonly status: "OPEN" | "REQUESTED";
}

/** Goods that are to come back. Nothing of the order's money changes until the return is processed. */
export function openReturn(world: World, order: Order, request: ReturnRequest): Return {
  if (request.lines.length === 0) throw new Refusal(`The return of order ${order.name} names no line.`);
  const lines = request.lines.map((line) => ({ ...line, id: world.store.newId() }));
  for (const { lineId } of lines) checkReturnable(order, lineId, lines);
  const at = isoSeconds(world.clock.now());
  const opened: Return = {
    id: world.store.newId(),
    name: `${order.name}-R${order.returns.length + 1}`,
    status: request.status,
    lines,
    exchangeItems: request.exchangeItems.map((item) => ({ ...item, id: world.store.newId() })),
    exchangeLineIds: [],
    createdAt: at,
    approvedAt: request.status === "OPEN" ? at : null,
    processedAt: null,
    closedAt: null,
    decline: null,
  };
  order.returns = [...order.returns, opened];
  announceReturn(world, order, { changed: opened, step: request.status === "OPEN" ? "approve" : "request" });
  return opened;
}

/**
 * Shopify: units can be returned when they have left, are not refunded, and are in no other return. Which unit of a line
 * a refund meant is not kept: it is taken to be one that had not left, as long as there was one.
 */
export function returnableQuantity(order: Order, line: OrderLine): number {
  const open = order.returns.filter(({ status, processedAt }) => (status === "OPEN" || status === "REQUESTED") && processedAt === null);
  const onTheirWay = open.flatMap(({ lines }) => lines).filter(({ lineId }) => lineId === line.id);
  const withCustomer = Math.min(fulfilledQuantity(order, line), currentQuantity(order, line));
  return withCustomer - onTheirWay.reduce((total, { quantity }) => total + quantity, 0);
}

function checkReturnable(order: Order, lineId: number, lines: readonly ReturnLine[]): void {
  const line = order.lines.find(({ id }) => id === lineId);
  if (!line) throw new Refusal(`Order ${order.name} has no line ${lineId}.`);
  const wanted = lines.filter((one) => one.lineId === lineId).reduce((total, { quantity }) => total + quantity, 0);
  const left = Math.max(0, returnableQuantity(order, line));
  if (wanted > left) throw new Refusal(`${line.title}: ${left} fulfilled units can be returned, not ${wanted}.`);
}
