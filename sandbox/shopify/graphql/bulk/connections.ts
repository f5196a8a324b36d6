import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type SelectionNode,
} from "graphql";
import type { Operation } from "../operation";

/** A selected field with its definition, and the type whose fields it selects, if it selects any. */
export interface SelectedField {
  readonly node: FieldNode;
  readonly key: string;
  readonly type: GraphQLCompositeType | null;
  readonly isConnection: boolean;
  readonly isList: boolean;
}

export interface Selection {
  readonly type: GraphQLCompositeType;
  readonly selections: readonly SelectionNode[];
}

/** The fields of a selection with their types, those inside fragments too. */
export function selectedFields(operation: Operation, { type, selections }: Selection): SelectedField[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return selectedField(type, selection);
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? operation.fragments.get(selection.name.value) : selection;
    const condition = operation.schema.getType(fragment?.typeCondition?.name.value ?? type.name);
    return fragment && isCompositeType(condition) ? selectedFields(operation, { type: condition, selections: fragment.selectionSet.selections }) : [];
  });
}

function selectedField(parent: GraphQLCompositeType, node: FieldNode): SelectedField[] {
  const field: GraphQLField<unknown, unknown> | undefined = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
  if (!field) return [];
  const named = getNamedType(field.type);
  const key = node.alias?.value ?? node.name.value;
  return [{ node, key, type: isCompositeType(named) ? named : null, isConnection: named.name.endsWith("Connection"), isList: isListType(getNullableType(field.type)) }];
}

/** What a field selects. */
export function selectionOf({ node, type }: SelectedField): Selection | null {
  return type && node.selectionSet ? { type, selections: node.selectionSet.selections } : null;
}

/** What a connection selects of its nodes, under `nodes` or under `edges { node }`. */
export function nodeSelections(operation: Operation, connection: SelectedField): Selection[] {
  const selection = selectionOf(connection);
  if (!selection) return [];
  return selectedFields(operation, selection).flatMap((field) => {
    const name = field.node.name.value;
    if (name === "edges") return nodeSelections(operation, field);
    const inner = name === "node" || name === "nodes" ? selectionOf(field) : null;
    return inner ? [inner] : [];
  });
}
