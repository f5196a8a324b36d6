import { execute, getNamedType, type GraphQLError, type GraphQLFieldResolver } from "graphql";
import type { Connection } from "../connection";
import type { Args, GraphContext } from "../context";
import { resolveField, resolveTypeName } from "../resolve-field";
import type { BulkQuery } from "./check-query";
import { linesOf, type ResultLine } from "./jsonl";

const ROOTS_AT_ONCE = 250;

export interface BulkPage {
  readonly lines: readonly ResultLine[];
  readonly errors: readonly GraphQLError[];
  /** Where the next page starts; null after the last one. */
  readonly next: string | null;
}

/** Runs the query over the next few nodes of its top connection and everything below them; page sizes in it count for nothing. */
export async function readPage({ operation, root }: BulkQuery, context: GraphContext, after: string | null): Promise<BulkPage> {
  let next: string | null = null;
  const fieldResolver: GraphQLFieldResolver<unknown, GraphContext, Args> = (...[source, args, of, info]) => {
    if (!getNamedType(info.returnType).name.endsWith("Connection")) return resolveField(source, args, of, info);
    const isTop = info.path.prev === undefined;
    const { first: _first, last: _last, before: _before, ...filters } = args;
    const pageArgs = isTop ? { ...filters, everything: true, first: ROOTS_AT_ONCE, after } : { ...filters, everything: true };
    const page = resolveField(source, pageArgs, of, info) as Connection<unknown>;
    if (isTop && page.pageInfo.hasNextPage) next = page.pageInfo.endCursor;
    return page;
  };
  const { schema, document, variables: variableValues } = operation;
  const { data, errors = [] } = await execute({ schema, document, variableValues, contextValue: context, fieldResolver, typeResolver: resolveTypeName });
  const lines = errors.length > 0 ? [] : linesOf(operation, { connection: root, value: data?.[root.key] }, null);
  return { lines, errors, next };
}
