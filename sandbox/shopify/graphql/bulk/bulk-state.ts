import { DAY_MS } from "../../clock";
import type { BulkOperation, BulkStatus, Shop } from "../../store/records";
import type { World } from "../../world";

const RESULT_KEPT_MS = 7 * DAY_MS;
const OVER: ReadonlySet<BulkStatus> = new Set(["CANCELED", "COMPLETED", "EXPIRED", "FAILED"]);

export function isOver({ status }: BulkOperation): boolean {
  return OVER.has(status);
}

/** Oldest first. */
export function bulkOperationsOf(world: World, shop: Shop): BulkOperation[] {
  return [...world.store.bulkOperations.values()].filter((operation) => operation.shop === shop.domain);
}

/** Shopify: the address of a result is good for seven days, after which the operation shows as EXPIRED. */
export function hasExpired(world: World, { completedAt, status }: BulkOperation): boolean {
  return status === "COMPLETED" && completedAt !== null && Date.parse(completedAt) + RESULT_KEPT_MS <= world.clock.now();
}

export function statusNow(world: World, operation: BulkOperation): BulkStatus {
  return hasExpired(world, operation) ? "EXPIRED" : operation.status;
}

/** Null until there is a result, when it is empty, and once its seven days are over. */
export function resultUrl(world: World, operation: BulkOperation): string | null {
  if (operation.status !== "COMPLETED" || hasExpired(world, operation) || !world.store.bulkResults.has(operation.id)) return null;
  return `${world.origin}/bulk-operations/${operation.id}/result.jsonl`;
}
