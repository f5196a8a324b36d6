import { execute, GraphQLError, type ExecutionResult } from "graphql";
import { whileReading } from "../orders/remembered-totals";
import type { GraphContext } from "./context";
import { checkedDocument } from "./document";
import { prepareOperation, type GraphQLRequest, type Operation } from "./operation";
import { actualCost, MAX_QUERY_COST, requestedCost } from "./query-cost";
import { resolveField, resolveTypeName } from "./resolve-field";
import type { AdminSchema } from "./schema";
import { sizeErrors } from "./size-rule";
import type { Throttle } from "./throttle";

const DOCUMENTATION = "https://shopify.dev/api/usage/rate-limits";

/** From a GraphQL body to an operation that may be costed and run: syntax, schema, variables, page sizes. */
export function readOperation({ schema }: AdminSchema, request: GraphQLRequest): Operation | readonly GraphQLError[] {
  const checked = checkedDocument(schema, request.query);
  if (!("document" in checked)) return checked;
  const operation = prepareOperation(checked, request);
  if (!("definition" in operation)) return operation;
  const tooBig = sizeErrors(operation);
  return tooBig.length > 0 ? tooBig : operation;
}

/** Cost, then execution. A refused operation has no data and is charged nothing. */
export async function runOperation(operation: Operation, context: GraphContext, throttle: Throttle): Promise<ExecutionResult> {
  const requested = requestedCost(operation);
  const isLimited = context.world.switches.limitsEnforced;
  const refusal = refuseBySize(requested) ?? (isLimited ? refuseByBucket(requested, context, throttle) : null);
  if (refusal) return refusal;
  const result = await executeOperation(operation, context);
  const actual = actualCost(operation, result.data);
  if (isLimited) throttle.charge(context.shop, actual);
  return { ...result, extensions: { ...costBlock({ requested, actual }, context, throttle), ...searchWarnings(context) } };
}

function refuseBySize(requested: number): ExecutionResult | null {
  if (requested <= MAX_QUERY_COST) return null;
  const message = `Query cost is ${requested}, which exceeds the single query max cost limit (${MAX_QUERY_COST}).`;
  return { errors: [new GraphQLError(message, { extensions: { code: "MAX_COST_EXCEEDED", cost: requested, maxCost: MAX_QUERY_COST, documentation: DOCUMENTATION } })] };
}

function refuseByBucket(requested: number, context: GraphContext, throttle: Throttle): ExecutionResult | null {
  if (requested <= throttle.status(context.shop).currentlyAvailable) return null;
  const throttled = new GraphQLError("Throttled", { extensions: { code: "THROTTLED", documentation: DOCUMENTATION } });
  return { errors: [throttled], extensions: costBlock({ requested, actual: null }, context, throttle) };
}

async function executeOperation(operation: Operation, context: GraphContext): Promise<ExecutionResult> {
  const run = () => execute({
    schema: operation.schema,
    document: operation.document,
    variableValues: operation.variables,
    operationName: operation.definition.name?.value,
    contextValue: context,
    fieldResolver: resolveField,
    typeResolver: resolveTypeName,
  });
  return operation.definition.operation === "query" ? whileReading(context.world.store.orders, run) : run();
}

function costBlock({ requested, actual }: { requested: number; actual: number | null }, { shop }: GraphContext, throttle: Throttle) {
  return { cost: { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus: throttle.status(shop) } };
}

/** Shopify ignores a search term it does not know, and says so here. */
function searchWarnings(context: GraphContext) {
  return context.searchWarnings.length > 0 ? { search: context.searchWarnings } : {};
}
