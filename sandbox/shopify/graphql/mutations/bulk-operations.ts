import { isoSeconds } from "../../clock";
import type { BulkOperation } from "../../store/records";
import { bulkOperationsOf, isOver } from "../bulk/bulk-state";
import { checkBulkQuery } from "../bulk/check-query";
import { readPage } from "../bulk/read-page";
import { advance, startRunning } from "../bulk/run-bulk";
import type { Args, GraphContext } from "../context";
import { bulkOperationOf } from "../resolvers/bulk-operation";
import { adminSchema } from "../schema";

/** Shopify, from version 2026-01: so many queries of one app in one shop at a time; before that, one. */
const MOST_AT_ONCE = 5;

/** Starts a bulk query. It is checked whole before; then it runs by itself, or step by step when the control API says so. */
export async function bulkOperationRunQuery(args: Args, context: GraphContext) {
  const { world, shop, apiVersion } = context;
  const query = String(args["query"]);
  const checked = checkBulkQuery(adminSchema(apiVersion), query);
  if (typeof checked === "string") return refusal("INVALID", ["query"], checked);
  if (bulkOperationsOf(world, shop).filter((one) => !isOver(one)).length >= MOST_AT_ONCE) {
    return refusal("LIMIT_REACHED", null, "Bulk operations limit reached. Please try again later.");
  }
  // What this simulator does not model must be said now: a failed operation could not name it.
  const unmodelled = (await readPage(checked, { ...context, searchWarnings: [] }, null)).errors.find(({ extensions }) => extensions["code"] === "NOT_MODELLED");
  if (unmodelled) throw unmodelled;
  const operation = newOperation(context, query, args["groupObjects"] === true);
  world.store.bulkOperations.set(operation.id, operation);
  const bulkOperation = { ...operation };
  startRunning(context, operation);
  return { bulkOperation, userErrors: [] };
}

function newOperation({ world, shop, apiVersion }: GraphContext, query: string, groupObjects: boolean): BulkOperation {
  return {
    __typename: "BulkOperation",
    id: world.store.newId(),
    shop: shop.domain,
    ...{ query, groupObjects, apiVersion },
    createdAt: isoSeconds(world.clock.now()),
    status: "CREATED",
    completedAt: null,
    errorCode: null,
    objectCount: 0,
    rootObjectCount: 0,
  };
}

function refusal(code: string, field: readonly string[] | null, message: string) {
  return { bulkOperation: null, userErrors: [{ code, field, message }] };
}

/** Cancelling takes a moment: CANCELING first. What is over cannot be cancelled. */
export function bulkOperationCancel(args: Args, context: GraphContext) {
  const { world } = context;
  const operation = bulkOperationOf(context, args["id"]);
  if (!operation) return { bulkOperation: null, userErrors: [{ field: ["id"], message: "Bulk operation does not exist" }] };
  if (isOver(operation)) {
    const message = `A bulk operation cannot be canceled when it is ${operation.status.toLowerCase()}`;
    return { bulkOperation: operation, userErrors: [{ field: null, message }] };
  }
  operation.status = "CANCELING";
  world.store.bulkOperations.set(operation.id, operation);
  const bulkOperation = { ...operation };
  if (world.switches.bulkPace === "prompt") setImmediate(() => void advance(context, operation));
  return { bulkOperation, userErrors: [] };
}
