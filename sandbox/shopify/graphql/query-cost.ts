import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLNamedType,
  type SelectionNode,
} from "graphql";
import { argumentsOf, isIncluded, type Operation } from "./operation";

/**
 * Shopify, rate limits page 2026: scalar 0, object 1, mutation 10, interface and union the dearest
 * branch, connections by `first` or `last`. Its engineers add (community.shopify.dev 24364):
 * a connection costs 2 + children × floor(2 × ln(page size)), and value objects without an identity
 * of their own (money, addresses, tax lines) cost nothing. Checked against published answers:
 * products(first: 200){ node } is 12, variants(first: 250){ inventoryItem } is 24.
 */
const MUTATION_COST = 10;
const CONNECTION_COST = 2;
const VALUE_OBJECTS_WITH_ID: ReadonlySet<string> = new Set(["MailingAddress", "ShopAddress"]);

export const MAX_QUERY_COST = 1_000;

/** What Shopify reserves before it runs the operation. At least 1. */
export function requestedCost(operation: Operation): number {
  return operationCost(operation, null);
}

/** What the answer cost in the end, by the objects that came back. */
export function actualCost(operation: Operation, data: unknown): number {
  return operationCost(operation, { value: data });
}

/** The part of the answer a selection produced; null while costing a request that has not run. */
type Answer = { readonly value: unknown } | null;

function operationCost(operation: Operation, answer: Answer): number {
  const root = operation.schema.getRootType(operation.definition.operation);
  if (!root) return 1;
  const selections = operation.definition.selectionSet.selections;
  if (operation.definition.operation === "mutation") return MUTATION_COST * selections.length;
  return Math.max(1, selectionsCost(operation, { type: root, selections }, answer));
}

interface Selected {
  readonly type: GraphQLCompositeType;
  readonly selections: readonly SelectionNode[];
}

function selectionsCost(operation: Operation, { type, selections }: Selected, answer: Answer): number {
  let common = 0;
  let dearestBranch = 0;
  for (const selection of selections) {
    if (!isIncluded(operation, selection)) continue;
    if (selection.kind === Kind.FIELD) {
      common += fieldCost(operation, { type, node: selection }, answer);
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? operation.fragments.get(selection.name.value) : selection;
    const condition = operation.schema.getType(fragment?.typeCondition?.name.value ?? type.name);
    if (!fragment || !isCompositeType(condition)) continue;
    const cost = selectionsCost(operation, { type: condition, selections: fragment.selectionSet.selections }, answer);
    if (isAbstractType(type)) dearestBranch = Math.max(dearestBranch, cost);
    else common += cost;
  }
  return common + dearestBranch;
}

function fieldCost(operation: Operation, { type, node }: { type: GraphQLCompositeType; node: FieldNode }, answer: Answer): number {
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
  const returned = field && getNamedType(field.type);
  if (!field || !node.selectionSet || !isCompositeType(returned)) return 0;
  const selected = { type: returned, selections: node.selectionSet.selections };
  const value = answer ? valueAt(answer.value, node) : undefined;
  if (answer && (value === null || value === undefined)) return 0;
  if (returned.name.endsWith("Connection")) return connectionCost(operation, { selected, size: pageSize(operation, field, node) }, answer && { value });
  const items = answer ? (Array.isArray(value) ? value : [value]) : [undefined];
  const each = items.map((item) => ownCost(returned) + selectionsCost(operation, selected, answer && { value: item }));
  return Math.max(0, ...each) * listFactor(operation, field, node);
}

/** `nodes(ids:)` fetches that many objects; other lists hold the few children of one object. */
function listFactor(operation: Operation, field: GraphQLField<unknown, unknown>, node: FieldNode): number {
  if (field.name !== "nodes") return 1;
  const { ids } = argumentsOf(operation, field, node);
  return Array.isArray(ids) ? ids.length : 1;
}

function connectionCost(operation: Operation, { selected, size }: { selected: Selected; size: number }, answer: Answer): number {
  const items = answer ? connectionItems(answer.value) : [undefined];
  const children = items.map((item) => itemCost(operation, selected, answer && { value: item }));
  const count = answer ? items.length : size;
  const factor = count === 0 ? 0 : Math.floor(2 * Math.log(Math.max(2, count)));
  return CONNECTION_COST + factor * Math.max(0, ...children);
}

/** The cost of one node, whether it was asked for under `nodes` or under `edges { node }`. */
function itemCost(operation: Operation, { type, selections }: Selected, answer: Answer): number {
  let cost = 0;
  for (const selection of fieldsOf(operation, selections)) {
    if (!selection.selectionSet) continue;
    const name = selection.name.value;
    if (name === "nodes" || name === "node") cost += nodeCost(operation, { type, selection }, answer);
    if (name === "edges") cost += edgeCost(operation, { type, selection }, answer);
  }
  return cost;
}

/** The fields of a connection or an edge, also those that come by fragments. */
function fieldsOf(operation: Operation, selections: readonly SelectionNode[]): FieldNode[] {
  return selections.flatMap((selection) => {
    if (!isIncluded(operation, selection)) return [];
    if (selection.kind === Kind.FIELD) return [selection];
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? operation.fragments.get(selection.name.value) : selection;
    return fragment ? fieldsOf(operation, fragment.selectionSet.selections) : [];
  });
}

function edgeCost(operation: Operation, { type, selection }: { type: GraphQLCompositeType; selection: FieldNode }, answer: Answer): number {
  const edge = fieldType(type, "edges");
  if (!isCompositeType(edge) || !selection.selectionSet) return 0;
  return itemCost(operation, { type: edge, selections: selection.selectionSet.selections }, answer);
}

function nodeCost(operation: Operation, { type, selection }: { type: GraphQLCompositeType; selection: FieldNode }, answer: Answer): number {
  const node = fieldType(type, selection.name.value);
  if (!isCompositeType(node) || !selection.selectionSet) return 0;
  return ownCost(node) + selectionsCost(operation, { type: node, selections: selection.selectionSet.selections }, answer);
}

function fieldType(type: GraphQLCompositeType, name: string): GraphQLNamedType | undefined {
  const field = isObjectType(type) ? type.getFields()[name] : undefined;
  return field && getNamedType(field.type);
}

function ownCost(type: GraphQLCompositeType): number {
  if (VALUE_OBJECTS_WITH_ID.has(type.name)) return 0;
  if (isObjectType(type)) return type.getFields()["id"] ? 1 : 0;
  return type.name === "Node" ? 1 : 0;
}

function pageSize(operation: Operation, field: GraphQLField<unknown, unknown>, node: FieldNode): number {
  const { first, last } = argumentsOf(operation, field, node);
  return typeof first === "number" ? first : typeof last === "number" ? last : 0;
}

function connectionItems(value: unknown): unknown[] {
  const { nodes, edges } = value as { nodes?: unknown[]; edges?: { node?: unknown }[] };
  return nodes ?? edges?.map((edge) => edge.node) ?? [];
}

/** Undefined below a null: an error higher up may have left no data at all. */
function valueAt(parent: unknown, node: FieldNode): unknown {
  return (parent as Readonly<Record<string, unknown>> | null)?.[node.alias?.value ?? node.name.value];
}
