import { execute, GraphQLError, Kind, parse, specifiedRules, FieldsOnCorrectTypeRule, validate, type ExecutionResult } from "graphql";
import type { GraphContext } from "./context";
import { prepareOperation, type GraphQLRequest, type Operation } from "./operation";
import { actualCost, MAX_QUERY_COST, requestedCost } from "./query-cost";
import { resolveField, resolveTypeName } from "./resolve-field";
import type { AdminSchema } from "./schema";
import { sizeErrors } from "./size-rule";
import { undefinedFieldRule } from "./undefined-field-rule";

const RULES = [...specifiedRules.filter((rule) => rule !== FieldsOnCorrectTypeRule), undefinedFieldRule];

/** Everything between a GraphQL body and its answer: syntax, schema, page sizes, cost, execution. */
export async function runOperation(admin: AdminSchema, context: GraphContext, request: GraphQLRequest): Promise<ExecutionResult> {
  const operation = readOperation(admin, request);
  if (Array.isArray(operation)) return { errors: operation };
  const prepared = operation as Operation;
  const requested = requestedCost(prepared);
  const refusal = refuseByCost(context, requested);
  if (refusal) return refusal;
  const result = await executeOperation(prepared, context);
  if (prepared.definition.operation === "mutation") recordMutation(prepared, context, result);
  const actual = actualCost(prepared, result.data);
  context.throttle.charge(context.shop, actual);
  return { ...result, extensions: { ...costBlock(context, requested, actual), ...searchWarnings(context) } };
}

function readOperation(admin: AdminSchema, request: GraphQLRequest): Operation | readonly GraphQLError[] {
  try {
    const document = parse(request.query);
    const errors = validate(admin.schema, document, RULES);
    if (errors.length > 0) return errors;
    const operation = prepareOperation(admin.schema, document, request);
    if (!("definition" in operation)) return operation;
    const tooBig = sizeErrors(operation);
    return tooBig.length > 0 ? tooBig : operation;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

function refuseByCost(context: GraphContext, requested: number): ExecutionResult | null {
  if (requested > MAX_QUERY_COST) {
    const message = `Query cost is ${requested}, which exceeds the single query max cost limit (${MAX_QUERY_COST}).`;
    const documentation = "https://shopify.dev/api/usage/rate-limits";
    return { errors: [new GraphQLError(message, { extensions: { code: "MAX_COST_EXCEEDED", cost: requested, maxCost: MAX_QUERY_COST, documentation } })] };
  }
  if (requested <= context.throttle.status(context.shop).currentlyAvailable) return null;
  const throttled = new GraphQLError("Throttled", { extensions: { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" } });
  return { errors: [throttled], extensions: costBlock(context, requested, null) };
}

async function executeOperation(operation: Operation, context: GraphContext): Promise<ExecutionResult> {
  return execute({
    schema: operation.schema,
    document: operation.document,
    variableValues: operation.variables,
    operationName: operation.definition.name?.value,
    contextValue: context,
    fieldResolver: resolveField,
    typeResolver: resolveTypeName,
  });
}

function recordMutation({ definition, variables }: Operation, { world, shop }: GraphContext, result: ExecutionResult): void {
  const fields = definition.selectionSet.selections.flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.name.value] : []));
  world.journal.record("graphql-mutation", { shop: shop.domain, fields, variables, refused: (result.errors ?? []).map(({ message }) => message) });
}

function costBlock(context: GraphContext, requestedQueryCost: number, actualQueryCost: number | null) {
  return { cost: { requestedQueryCost, actualQueryCost, throttleStatus: context.throttle.status(context.shop) } };
}

/** Shopify ignores a search term it does not know, and says so here. */
function searchWarnings(context: GraphContext) {
  return context.searchWarnings.length > 0 ? { search: context.searchWarnings } : {};
}
