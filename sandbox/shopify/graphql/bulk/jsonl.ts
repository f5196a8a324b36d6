import { seededChance } from "../../../kit/faults/seeded-chance";
import type { Operation } from "../operation";
import { nodeSelections, selectedFields, selectionOf, type SelectedField, type Selection } from "./connections";

type Fields = Readonly<Record<string, unknown>>;

/** One line of a result: an object without the objects of its connections, which have lines of their own. */
export interface ResultLine {
  readonly content: Fields;
  readonly isRoot: boolean;
}

interface Below {
  readonly connection: SelectedField;
  readonly value: unknown;
}

/** The lines of one page of a connection: each node, then whatever is below it, which names it as its parent. */
export function linesOf(operation: Operation, { connection, value }: Below, parentId: string | null): ResultLine[] {
  const selections = nodeSelections(operation, connection);
  return nodesIn(value).flatMap((node) => {
    const below: Below[] = [];
    const own = Object.assign({}, ...selections.map((selection) => withoutConnections(operation, { selection, value: node }, below))) as Fields;
    const content = parentId === null ? own : { ...own, __parentId: parentId };
    const children = below.flatMap((one) => linesOf(operation, one, String(node["id"])));
    return [{ content, isRoot: parentId === null }, ...children];
  });
}

/** A node selected under `nodes` and under `edges` alike comes once. */
function nodesIn(value: unknown): Fields[] {
  const { nodes, edges } = (value ?? {}) as { nodes?: Fields[]; edges?: { node?: Fields }[] };
  return nodes ?? edges?.flatMap(({ node }) => (node ? [node] : [])) ?? [];
}

function withoutConnections(operation: Operation, { selection, value }: { selection: Selection; value: Fields }, below: Below[]): Fields {
  const kept: Record<string, unknown> = {};
  for (const field of selectedFields(operation, selection)) {
    if (!(field.key in value)) continue;
    const inner = value[field.key];
    if (field.isConnection) below.push({ connection: field, value: inner });
    else kept[field.key] = field.isList ? inner : plain(operation, { field, value: inner }, below);
  }
  return kept;
}

/** A list stays in its line as it is; an object may lead to a connection. */
function plain(operation: Operation, { field, value }: { field: SelectedField; value: unknown }, below: Below[]): unknown {
  const selection = selectionOf(field);
  if (!selection || typeof value !== "object" || value === null) return value;
  return withoutConnections(operation, { selection, value: value as Fields }, below);
}

/** Roots keep their order. Children may stand anywhere when they are not grouped, before their parent too; the seed says where. */
export function inFileOrder(lines: readonly ResultLine[], { groupObjects, seed }: { groupObjects: boolean; seed: number }): readonly ResultLine[] {
  if (groupObjects) return lines;
  const draw = seededChance(seed);
  const places = lines.map((line, index) => ({ line, place: line.isRoot ? index : draw() * lines.length }));
  return places.sort((a, b) => a.place - b.place).map(({ line }) => line);
}
