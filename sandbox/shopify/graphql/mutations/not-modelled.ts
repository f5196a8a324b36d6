import { GraphQLError } from "graphql";

/** Refuses an input with a field the simulator would otherwise pass over in silence. Null counts as left out. */
export function onlyModelled(type: string, input: Readonly<Record<string, unknown>>, modelled: readonly string[]): void {
  const other = Object.keys(input).find((field) => !modelled.includes(field) && input[field] !== null);
  if (other) throw new GraphQLError(`The simulated Shopify does not model ${type}.${other} yet.`, { extensions: { code: "NOT_MODELLED" } });
}
