import type { Shop } from "../store/records";
import type { World } from "../world";
import type { AccessRules, ScopeItem } from "./access-rules";
import type { SearchWarning } from "./search/parse-search";

/** How one field of one type is answered. */
export type FieldResolver = (source: unknown, args: Args, context: GraphContext) => unknown;

/** Every type that is modelled, by name, with its fields. */
export type Resolvers = ReadonlyMap<string, Readonly<Record<string, FieldResolver>>>;

/** What every resolver of one request knows. */
export interface GraphContext {
  readonly world: World;
  readonly shop: Shop;
  /** The version that answers, which may not be the one that was asked for. */
  readonly apiVersion: string;
  readonly scopes: readonly string[];
  readonly access: AccessRules;
  readonly resolvers: Resolvers;
  /** What was found of each rule so far: the same few are asked for every node. */
  readonly allowed: Map<ScopeItem, boolean>;
  readonly searchWarnings: SearchWarning[];
  /** Of the mutation being answered: the key of its @idempotent directive. */
  readonly idempotencyKey?: string | null;
}

export type Args = Readonly<Record<string, unknown>>;
