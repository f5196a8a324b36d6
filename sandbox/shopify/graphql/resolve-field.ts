import { getNamedType, GraphQLError, type GraphQLFieldResolver, type GraphQLTypeResolver } from "graphql";
import { checkAccess } from "./access-rules";
import type { Args, GraphContext } from "./context";
import { resolvers } from "./resolvers";

/** How one field of one type is answered. */
export type FieldResolver = (source: unknown, args: Args, context: GraphContext) => unknown;

/**
 * Answers every field: access first, then the type's resolver, then a property of the source.
 * What is neither is refused: a field the simulator does not model never gets a made-up value.
 */
export const resolveField: GraphQLFieldResolver<unknown, GraphContext, Args> = (...[source, args, context, info]) => {
  const { parentType, fieldName } = info;
  checkAccess(context.access, context.scopes, { parentType: parentType.name, fieldName, returns: getNamedType(info.returnType) });
  const resolver = resolvers.get(parentType.name)?.[fieldName];
  if (resolver) return resolver(source, args, context);
  if (typeof source === "object" && source !== null && fieldName in source) return (source as Args)[fieldName];
  throw new GraphQLError(`The simulated Shopify does not model ${parentType.name}.${fieldName} yet.`, { extensions: { code: "NOT_MODELLED" } });
};

/** Interfaces and unions: the source says what it is. */
export const resolveTypeName: GraphQLTypeResolver<unknown, GraphContext> = (source) => (source as { __typename: string }).__typename;
