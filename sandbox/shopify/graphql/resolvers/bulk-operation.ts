import { gid, idOfGid } from "../../gid";
import type { BulkOperation } from "../../store/records";
import { bulkOperationsOf, resultUrl, statusNow } from "../bulk/bulk-state";
import { connection } from "../connection";
import type { Args, GraphContext } from "../context";
import { defineType } from "../define-type";
import { search, type Searchable } from "../search/search";
import { keyBy } from "./list-keys";

const searchableOperations = (context: GraphContext): Searchable<BulkOperation> => ({
  connection: "bulkOperations",
  fields: {
    id: ({ id }) => ({ number: id }),
    created_at: ({ createdAt }) => ({ time: createdAt }),
    operation_type: () => ({ text: ["query"] }),
    status: (operation) => ({ text: [statusNow(context.world, operation)] }),
  },
  words: ({ query }) => [query],
});

const SORT_VALUES = { CREATED_AT: ({ createdAt }: BulkOperation) => createdAt, COMPLETED_AT: ({ completedAt }: BulkOperation) => completedAt ?? "" };

export function bulkOperationOf(context: GraphContext, operationGid: unknown): BulkOperation | null {
  const found = context.world.store.bulkOperations.get(idOfGid("BulkOperation", String(operationGid)) ?? 0);
  return found?.shop === context.shop.domain ? found : null;
}

/** Newest first unless reversed, unlike every other list. */
function listed(args: Args, context: GraphContext) {
  const found = search(bulkOperationsOf(context.world, context.shop), args["query"], { context, searchable: searchableOperations(context) });
  const keyOf = keyBy(SORT_VALUES, { connectionName: "bulkOperations", sortKey: args["sortKey"] ?? "CREATED_AT" });
  return connection(found, { ...args, reverse: args["reverse"] !== true }, keyOf);
}

/** Fields of QueryRoot. */
export const bulkRoots = {
  bulkOperation: (_root: unknown, { id }: Args, context: GraphContext) => bulkOperationOf(context, id),
  bulkOperations: (_root: unknown, args: Args, context: GraphContext) => listed(args, context),
  currentBulkOperation: (_root: unknown, { type }: Args, context: GraphContext) =>
    type === "MUTATION" ? null : (bulkOperationsOf(context.world, context.shop).at(-1) ?? null),
};

export const bulkTypes = {
  BulkOperation: defineType<BulkOperation>({
    id: ({ id }) => gid("BulkOperation", id),
    type: () => "QUERY",
    query: ({ query }) => query,
    status: (operation, _args, { world }) => statusNow(world, operation),
    errorCode: ({ errorCode }) => errorCode,
    createdAt: ({ createdAt }) => createdAt,
    completedAt: ({ completedAt, status }) => (status === "COMPLETED" ? completedAt : null),
    objectCount: ({ objectCount }) => String(objectCount),
    rootObjectCount: ({ rootObjectCount }) => String(rootObjectCount),
    url: (operation, _args, { world }) => resultUrl(world, operation),
    // Failed operations here have read nothing they could hand over.
    partialDataUrl: () => null,
    fileSize: (operation, _args, { world }) => {
      const result = resultUrl(world, operation) ? world.store.bulkResults.get(operation.id) : undefined;
      return result ? String(Buffer.byteLength(result.jsonl)) : null;
    },
  }),
};
