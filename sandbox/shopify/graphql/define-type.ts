import type { Args, FieldResolver, GraphContext } from "./context";

export type TypeResolvers = Readonly<Record<string, FieldResolver>>;

/** Resolvers of one type, written against the source its parents hand over. */
export function defineType<Source>(fields: Readonly<Record<string, (source: Source, args: Args, context: GraphContext) => unknown>>): TypeResolvers {
  return fields as TypeResolvers;
}
