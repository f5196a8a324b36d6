import type { Shop } from "../store/records";
import type { World } from "../world";
import type { AccessRules } from "./access-rules";
import type { SearchWarning } from "./search/parse-search";
import type { Throttle } from "./throttle";

/** What every resolver of one request knows. */
export interface GraphContext {
  readonly world: World;
  readonly shop: Shop;
  readonly scopes: readonly string[];
  readonly access: AccessRules;
  readonly throttle: Throttle;
  readonly searchWarnings: SearchWarning[];
}

export type Args = Readonly<Record<string, unknown>>;
