import {
  getArgumentValues,
  getDirectiveValues,
  getVariableValues,
  GraphQLError,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type OperationDefinitionNode,
  type SelectionNode,
} from "graphql";
import type { CheckedDocument } from "./document";

/** One validated operation with its variables coerced: what costing and execution start from. */
export interface Operation extends CheckedDocument {
  readonly definition: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface GraphQLRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly operationName?: string | null;
}

/** Picks the operation and coerces its variables; the errors are Shopify's answer when that fails. */
export function prepareOperation(checked: CheckedDocument, request: GraphQLRequest): Operation | readonly GraphQLError[] {
  const definition = pickOperation(checked.document, request.operationName ?? null);
  if (!definition) return [new GraphQLError("No operation named " + JSON.stringify(request.operationName ?? ""))];
  const variables = getVariableValues(checked.schema, definition.variableDefinitions ?? [], request.variables ?? {});
  if (variables.errors) return variables.errors;
  return { ...checked, definition, variables: variables.coerced };
}

function pickOperation(document: DocumentNode, name: string | null): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (name) return operations.find((operation) => operation.name?.value === name);
  return operations.length === 1 ? operations[0] : undefined;
}

export function argumentsOf(operation: Operation, field: GraphQLField<unknown, unknown>, node: FieldNode): Record<string, unknown> {
  return getArgumentValues(field, node, operation.variables);
}

/** False for what @skip or @include leaves out: it costs nothing and is not run. */
export function isIncluded(operation: Operation, selection: SelectionNode): boolean {
  if ((selection.directives ?? []).length === 0) return true;
  if (getDirectiveValues(GraphQLSkipDirective, selection, operation.variables)?.["if"] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, selection, operation.variables)?.["if"] !== false;
}

/** Fields at the top of the operation, for the journal: what was asked, and under which key it may be repeated. */
export function summaryOf(operation: Operation): { operation: string | null; fields: string[]; idempotencyKey?: string } {
  const selected = operation.definition.selectionSet.selections.filter((one) => one.kind === Kind.FIELD);
  const directive = operation.schema.getDirective("idempotent");
  const keys = directive ? selected.flatMap((node) => getDirectiveValues(directive, node, operation.variables)?.["key"] ?? []) : [];
  const summary = { operation: operation.definition.name?.value ?? null, fields: selected.map(({ name }) => name.value) };
  return keys.length > 0 ? { ...summary, idempotencyKey: String(keys[0]) } : summary;
}
