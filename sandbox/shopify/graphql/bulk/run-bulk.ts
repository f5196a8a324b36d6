import { isoSeconds } from "../../clock";
import { gid } from "../../gid";
import type { BulkErrorCode, BulkOperation } from "../../store/records";
import { restTime } from "../../webhooks/bodies/money-set";
import { publish } from "../../webhooks/publish";
import { shopOf, type World } from "../../world";
import { contextOf, type Answering } from "../request-context";
import { adminSchema } from "../schema";
import { isOver } from "./bulk-state";
import { checkBulkQuery } from "./check-query";
import { inFileOrder, type ResultLine } from "./jsonl";
import { readPage } from "./read-page";

/** Lets other requests be answered between two pieces of work. */
const breath = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** Moves an operation on until it is over, without waiting for anything: the caller has been answered long since. */
export function startRunning(answering: Answering, operation: BulkOperation): void {
  runToEnd(answering, operation).catch((error: unknown) => {
    console.error(error);
    finish(answering.world, operation, { status: "FAILED", errorCode: "INTERNAL_SERVER_ERROR" });
  });
}

async function runToEnd(answering: Answering, operation: BulkOperation): Promise<void> {
  const { webhooks, switches } = answering.world;
  await breath();
  while (!isOver(operation) && !webhooks.isClosed && switches.bulkPace === "prompt") {
    await advance(answering, operation);
    await breath();
  }
}

/** One status further: CREATED, RUNNING, COMPLETED (or FAILED); CANCELING, CANCELED. */
export async function advance(answering: Answering, operation: BulkOperation): Promise<void> {
  const { world } = answering;
  if (operation.status === "CREATED") setStatus(world, operation, "RUNNING");
  else if (operation.status === "CANCELING") finish(world, operation, { status: "CANCELED", errorCode: null });
  else if (operation.status === "RUNNING") await readEverything(answering, operation);
}

/** After a restart what was not finished goes on from the beginning, as nothing of it was kept. */
export function resumeBulkOperations(answering: Answering): void {
  for (const operation of answering.world.store.bulkOperations.values()) if (!isOver(operation)) startRunning(answering, operation);
}

async function readEverything(answering: Answering, operation: BulkOperation): Promise<void> {
  const { world } = answering;
  const { apiVersion, query } = operation;
  const checked = checkBulkQuery(adminSchema(apiVersion), query);
  if (typeof checked === "string") throw new Error(`A bulk query that was accepted is none: ${checked}`);
  const lines: ResultLine[] = [];
  let after: string | null = null;
  do {
    const page = await readPage(checked, contextOf(answering, shopOf(world, operation.shop), apiVersion), after);
    if (page.errors.length > 0) return finish(world, operation, { status: "FAILED", errorCode: errorCodeOf(page.errors) });
    lines.push(...page.lines);
    count(operation, lines);
    after = page.next;
    await breath();
    // The status is set from outside while this waits; cancelling keeps nothing of what was read.
    if (operation.status !== "RUNNING" || world.webhooks.isClosed) return;
  } while (after !== null);
  if (lines.length > 0) world.store.bulkResults.set(operation.id, { id: operation.id, jsonl: fileOf(operation, lines, world.switches.bulkSeed) });
  finish(world, operation, { status: "COMPLETED", errorCode: null });
}

function errorCodeOf(errors: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[]): BulkErrorCode {
  return errors.some(({ extensions }) => extensions["code"] === "ACCESS_DENIED") ? "ACCESS_DENIED" : "INTERNAL_SERVER_ERROR";
}

function count(operation: BulkOperation, lines: readonly ResultLine[]): void {
  operation.objectCount = lines.length;
  operation.rootObjectCount = lines.filter(({ isRoot }) => isRoot).length;
}

function fileOf({ groupObjects }: BulkOperation, lines: readonly ResultLine[], seed: number): string {
  return inFileOrder(lines, { groupObjects, seed }).map(({ content }) => `${JSON.stringify(content)}\n`).join("");
}

function setStatus(world: World, operation: BulkOperation, status: BulkOperation["status"]): void {
  operation.status = status;
  world.store.bulkOperations.set(operation.id, operation);
}

/** The end of an operation is announced without the address of its file: that is to be asked for. */
function finish(world: World, operation: BulkOperation, { status, errorCode }: Pick<BulkOperation, "errorCode" | "status">): void {
  const completedAt = isoSeconds(world.clock.now());
  Object.assign(operation, { completedAt, errorCode });
  setStatus(world, operation, status);
  const body = {
    admin_graphql_api_id: gid("BulkOperation", operation.id),
    completed_at: restTime(completedAt),
    created_at: restTime(operation.createdAt),
    error_code: errorCode?.toLowerCase() ?? null,
    status: status.toLowerCase(),
    type: "query",
  };
  publish(world, shopOf(world, operation.shop), [{ topic: "bulk_operations/finish", body, resourceId: null }]);
}
