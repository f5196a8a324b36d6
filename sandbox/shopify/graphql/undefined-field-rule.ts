import { GraphQLError, Kind, type ASTNode, type ASTVisitor, type ValidationContext } from "graphql";

/** Shopify's own wording for a field that is not in the schema, in place of graphql-js's. */
export function undefinedFieldRule(context: ValidationContext): ASTVisitor {
  return {
    Field(...[node, , , , ancestors]) {
      const type = context.getParentType();
      if (!type || context.getFieldDef()) return;
      const fieldName = node.name.value;
      const error = new GraphQLError(`Field '${fieldName}' doesn't exist on type '${type.name}'`, {
        nodes: node,
        path: [...pathTo(ancestors), fieldName],
        extensions: { code: "undefinedField", typeName: type.name, fieldName },
      });
      context.reportError(error);
    },
  };
}

/** "query Orders" → "orders" → "nodes": the operation and the fields on the way down. */
function pathTo(ancestors: readonly (ASTNode | readonly ASTNode[])[]): string[] {
  const nodes = ancestors.filter((one): one is ASTNode => !Array.isArray(one));
  return nodes.flatMap((node) => {
    if (node.kind === Kind.OPERATION_DEFINITION) return [[node.operation, node.name?.value].filter(Boolean).join(" ")];
    if (node.kind === Kind.FRAGMENT_DEFINITION) return [`fragment ${node.name.value}`];
    if (node.kind === Kind.FIELD) return [node.alias?.value ?? node.name.value];
    return [];
  });
}
