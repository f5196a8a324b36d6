import { GraphQLError, type GraphQLNamedType } from "graphql";
import { grants } from "../oauth/scopes";

/** One row of Shopify's own table of access scopes. */
export interface ScopeItem {
  readonly type: "field" | "type";
  readonly typeName: string;
  readonly fieldName?: string;
  readonly requiredAccess: string;
  readonly offlineScopes: readonly string[];
}

export type AccessRules = ReadonlyMap<string, ScopeItem>;

/** Keyed "Order" for a type and "Mutation.orderMarkAsPaid" for a field; rows without a scope are left out. */
export function readAccessRules(items: readonly ScopeItem[]): AccessRules {
  const gated = items.filter((item) => item.offlineScopes.length > 0);
  return new Map(gated.map((item) => [item.fieldName ? `${item.typeName}.${item.fieldName}` : item.typeName, item]));
}

/** The rule of a field: its own, or that of the type it returns (for a connection, of its nodes). */
export function ruleOf(rules: AccessRules, { parentType, fieldName, returns }: { parentType: string; fieldName: string; returns: GraphQLNamedType }): ScopeItem | null {
  const nodeType = returns.name.replace(/Connection$/, "");
  return rules.get(`${parentType}.${fieldName}`) ?? rules.get(nodeType) ?? null;
}

/** Any one of a rule's scopes is enough. */
export function isAllowed(rule: ScopeItem, scopes: readonly string[]): boolean {
  return rule.offlineScopes.some((scope) => grants(scopes, scope));
}

export function accessDenied(fieldName: string, requiredAccess: string): GraphQLError {
  return new GraphQLError(`Access denied for ${fieldName} field. Required access: ${requiredAccess}`, {
    extensions: {
      code: "ACCESS_DENIED",
      documentation: "https://shopify.dev/api/usage/access-scopes",
      requiredAccess,
    },
  });
}
