import type { ShopSessions } from "../../ports/shop-sessions";
import type { Database } from "./database";

export function makeShopSessions(db: Database): ShopSessions {
  return {
    deleteAll: async (shop) => {
      await db.session.deleteMany({ where: { shop } });
    },
  };
}
