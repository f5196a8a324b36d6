import { getNamedType, GraphQLError, type GraphQLFieldResolver, type GraphQLObjectType, type GraphQLOutputType, type GraphQLTypeResolver } from "graphql";
import { accessDenied, isAllowed, ruleOf, type ScopeItem } from "./access-rules";
import type { Args, FieldResolver, GraphContext } from "./context";
import { idempotencyKeyOf } from "./idempotency-key";

interface Plan {
  readonly rule: ScopeItem | null;
  readonly resolver: FieldResolver | null;
}

/** Looked up once for each field of a schema, not for each of ten thousand orders. */
const plans = new WeakMap<GraphQLObjectType, Map<string, Plan>>();

/**
 * Answers every field: access first, then the type's resolver, then a property of the source.
 * What is neither is refused: a field the simulator does not model never gets a made-up value.
 */
export const resolveField: GraphQLFieldResolver<unknown, GraphContext, Args> = (...[source, args, context, info]) => {
  const { parentType, fieldName } = info;
  const { rule, resolver } = planOf(context, { parentType, fieldName, returnType: info.returnType });
  if (rule && !isAllowedHere(rule, context)) throw accessDenied(fieldName, rule.requiredAccess);
  if (resolver) return resolver(source, args, parentType.name === "Mutation" ? { ...context, idempotencyKey: idempotencyKeyOf(info) } : context);
  if (typeof source === "object" && source !== null && fieldName in source) return (source as Args)[fieldName];
  throw new GraphQLError(`The simulated Shopify does not model ${parentType.name}.${fieldName} yet.`, { extensions: { code: "NOT_MODELLED" } });
};

/** Interfaces and unions: the source says what it is, and the rule of that type holds too. */
export const resolveTypeName: GraphQLTypeResolver<unknown, GraphContext> = (...[source, context, info]) => {
  const typeName = (source as { __typename: string }).__typename;
  const rule = context.access.get(typeName);
  if (rule && !isAllowedHere(rule, context)) throw accessDenied(info.fieldName, rule.requiredAccess);
  return typeName;
};

function isAllowedHere(rule: ScopeItem, { allowed, scopes }: GraphContext): boolean {
  const known = allowed.get(rule);
  if (known !== undefined) return known;
  const verdict = isAllowed(rule, scopes);
  allowed.set(rule, verdict);
  return verdict;
}

function planOf({ access, resolvers }: GraphContext, { parentType, fieldName, returnType }: { parentType: GraphQLObjectType; fieldName: string; returnType: GraphQLOutputType }): Plan {
  const ofType = plans.get(parentType) ?? new Map<string, Plan>();
  plans.set(parentType, ofType);
  const known = ofType.get(fieldName);
  if (known) return known;
  const rule = ruleOf(access, { parentType: parentType.name, fieldName, returns: getNamedType(returnType) });
  const made = { rule, resolver: resolvers.get(parentType.name)?.[fieldName] ?? null };
  ofType.set(fieldName, made);
  return made;
}
