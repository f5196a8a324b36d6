import {
  getArgumentValues,
  getVariableValues,
  GraphQLError,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";

/** One validated operation with its variables coerced: what costing and execution start from. */
export interface Operation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface GraphQLRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly operationName?: string | null;
}

/** Picks the operation and coerces its variables; the errors are Shopify's answer when that fails. */
export function prepareOperation(schema: GraphQLSchema, document: DocumentNode, request: GraphQLRequest): Operation | readonly GraphQLError[] {
  const definition = pickOperation(document, request.operationName ?? null);
  if (!definition) return [new GraphQLError("No operation named " + JSON.stringify(request.operationName ?? ""))];
  const variables = getVariableValues(schema, definition.variableDefinitions ?? [], request.variables ?? {});
  if (variables.errors) return variables.errors;
  const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  return { schema, document, definition, variables: variables.coerced, fragments: new Map(fragments.map((one) => [one.name.value, one])) };
}

function pickOperation(document: DocumentNode, name: string | null): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (name) return operations.find((operation) => operation.name?.value === name);
  return operations.length === 1 ? operations[0] : undefined;
}

export function argumentsOf(operation: Operation, field: GraphQLField<unknown, unknown>, node: FieldNode): Record<string, unknown> {
  return getArgumentValues(field, node, operation.variables);
}
