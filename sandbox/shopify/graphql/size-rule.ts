import {
  getNamedType,
  GraphQLError,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
} from "graphql";
import { argumentsOf, type Operation } from "./operation";

const MOST = 250;

/** A field whose arguments have a size to check: a connection, or one that takes a list. */
export interface SizedField {
  readonly node: FieldNode;
  readonly field: GraphQLField<unknown, unknown>;
  readonly isConnection: boolean;
}

export function sizedFields(schema: GraphQLSchema, document: DocumentNode): SizedField[] {
  const found: SizedField[] = [];
  const types = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(types, {
    Field(node) {
      const [field, returned] = [types.getFieldDef(), types.getType()];
      if (!field || !returned) return;
      const isConnection = getNamedType(returned).name.endsWith("Connection");
      if (isConnection || (node.arguments ?? []).length > 0) found.push({ node, field, isConnection });
    },
  });
  visit(document, visitor);
  return found;
}

/**
 * Shopify refuses the whole operation when a connection has no page size or one above 250, or when
 * a list in its arguments has more than 250 members.
 */
export function sizeErrors(operation: Operation): GraphQLError[] {
  return operation.sized.flatMap(({ node, field, isConnection }) => {
    const given = argumentsOf(operation, field, node);
    return [...listErrors(node, given), ...(isConnection ? pageErrors(node, given) : [])];
  });
}

function pageErrors(node: FieldNode, { first, last }: Readonly<Record<string, unknown>>): GraphQLError[] {
  if (typeof first !== "number" && typeof last !== "number") return [refusal(node, "you must provide one of first or last")];
  const size = Number(first ?? last);
  return size > MOST || size < 0 ? [refusal(node, `page size must be between 0 and ${MOST}, not ${size}`)] : [];
}

function listErrors(node: FieldNode, given: Readonly<Record<string, unknown>>): GraphQLError[] {
  const tooLong = Object.entries(given).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]) && entry[1].length > MOST);
  return tooLong.map(([name, list]) => {
    const message = `The input array size of ${list.length} is greater than the maximum allowed of ${MOST}.`;
    return new GraphQLError(message, { nodes: node, path: [node.name.value, name], extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" } });
  });
}

function refusal(node: FieldNode, reason: string): GraphQLError {
  return new GraphQLError(`${node.name.value}: ${reason}`, { nodes: node, extensions: { code: "BAD_REQUEST" } });
}
