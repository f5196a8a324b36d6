import { GraphQLError } from "graphql";
import { checkedDocument } from "../document";
import { prepareOperation, type Operation } from "../operation";
import type { AdminSchema } from "../schema";
import { nodeSelections, selectedFields, selectionOf, type SelectedField, type Selection } from "./connections";

const MOST_CONNECTIONS = 5;
/** Levels below the connection at the top. */
const DEEPEST_NESTING = 2;

export interface BulkQuery {
  readonly operation: Operation;
  /** The connection at the top. */
  readonly root: SelectedField;
}

interface Found {
  readonly connections: { readonly name: string; readonly nesting: number }[];
  /** Connections that a list leads to. */
  inLists: number;
  /** Connections whose nodes hold others but do not select `id` under its own name. */
  readonly withoutId: string[];
}

/** A query a bulk operation can run, or in Shopify's words why it cannot. */
export function checkBulkQuery({ schema }: AdminSchema, query: string): BulkQuery | string {
  const checked = checkedDocument(schema, query);
  if (!("document" in checked)) return `Invalid bulk query: ${checked.map(({ message }) => message).join(", ")}`;
  const operation = prepareOperation(checked, { query });
  if (!("definition" in operation)) return `Invalid bulk query: ${operation.map(({ message }) => message).join(", ")}`;
  const type = schema.getQueryType();
  if (operation.definition.operation !== "query" || !type) return "Invalid bulk query: only queries can be run, not mutations.";
  const top = selectedFields(operation, { type, selections: operation.definition.selectionSet.selections });
  const found: Found = { connections: [], inLists: 0, withoutId: [] };
  for (const field of top) collect(operation, field, { found, nesting: 0, inList: false });
  return problemOf(top, found) ?? { operation, root: connectionAtTop(top) };
}

function problemOf(top: readonly SelectedField[], { connections, inLists, withoutId }: Found): string | null {
  if (top.length > 1) return "Bulk queries cannot contain multiple top level fields.";
  if (top.some(({ node }) => ["node", "nodes"].includes(node.name.value))) return "Bulk queries cannot use the top level fields node and nodes.";
  if (connections.length === 0) return "Bulk queries must contain at least one connection.";
  if (connections.length > MOST_CONNECTIONS) return `Bulk queries cannot contain more than ${MOST_CONNECTIONS} connections.`;
  if (connections.some(({ nesting }) => nesting > DEEPEST_NESTING)) return `Bulk queries cannot contain connections with a nesting depth greater than ${DEEPEST_NESTING}.`;
  if (inLists > 0) return "Queries that contain a connection field within a list field are not currently supported.";
  if (withoutId.length === 0) return null;
  return (
    "The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. " +
    `Connection fields without 'id': ${withoutId.join(", ")}.`
  );
}

function connectionAtTop([top]: readonly SelectedField[]): SelectedField {
  if (top?.isConnection) return top;
  throw new GraphQLError(`The simulated Shopify does not model bulk queries whose top field, here ${top?.key ?? "none"}, is not a connection yet.`, {
    extensions: { code: "NOT_MODELLED" },
  });
}

interface Place {
  readonly found: Found;
  readonly nesting: number;
  readonly inList: boolean;
}

function collect(operation: Operation, field: SelectedField, { found, nesting, inList }: Place): void {
  if (field.isConnection) return collectConnection(operation, field, { found, nesting, inList });
  const selection = selectionOf(field);
  if (selection) collectAll(operation, selection, { found, nesting, inList: inList || field.isList });
}

function collectConnection(operation: Operation, field: SelectedField, { found, nesting, inList }: Place): void {
  const name = field.node.name.value;
  if (inList) found.inLists += 1;
  found.connections.push({ name, nesting });
  for (const selection of nodeSelections(operation, field)) {
    const before = found.connections.length;
    collectAll(operation, selection, { found, nesting: nesting + 1, inList: false });
    const holdsOthers = found.connections.length > before;
    if (holdsOthers && !selectedFields(operation, selection).some(({ node, key }) => node.name.value === "id" && key === "id")) found.withoutId.push(name);
  }
}

function collectAll(operation: Operation, selection: Selection, place: Place): void {
  for (const field of selectedFields(operation, selection)) collect(operation, field, place);
}
