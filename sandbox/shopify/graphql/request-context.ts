import type { Shop } from "../store/records";
import type { World } from "../world";
import type { GraphContext, Resolvers } from "./context";
import { adminSchema } from "./schema";

/** What answers queries: the world they are about, and how its fields are read. */
export interface Answering {
  readonly world: World;
  readonly resolvers: Resolvers;
}

/** A token may read what the merchant granted the app by now: scopes belong to the installation, not to the token. */
export function contextOf({ world, resolvers }: Answering, shop: Shop, apiVersion: string): GraphContext {
  const { access } = adminSchema(apiVersion);
  return { world, resolvers, shop, apiVersion, scopes: shop.installation?.scopes ?? [], access, allowed: new Map(), searchWarnings: [] };
}
