import { getDirectiveValues, GraphQLError, type GraphQLResolveInfo } from "graphql";

/** The key of a field's @idempotent directive; null without one. Shopify refuses a blank key. */
export function idempotencyKeyOf({ schema, fieldNodes, variableValues }: GraphQLResolveInfo): string | null {
  const directive = schema.getDirective("idempotent");
  const node = fieldNodes[0];
  if (!directive || !node) return null;
  const key = getDirectiveValues(directive, node, variableValues)?.["key"];
  if (typeof key !== "string") return null;
  if (key.trim() === "") throw new GraphQLError("The idempotency key cannot be blank.", { extensions: { code: "BAD_REQUEST" } });
  return key;
}
