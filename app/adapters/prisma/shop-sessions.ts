import type { ShopSessions } from "../../ports/shop-sessions";
import type { Database } from "./database";

export function makeShopSessions(db: Database): ShopSessions {
  return {
    deleteAll: async (shop) => {
      await db.session.deleteMany({ where: { shop } });
    },
    claimRenewal: async (id, { expiresAt, now, until }) => {
      const free = { OR: [{ refreshClaimUntil: null }, { refreshClaimUntil: { lt: now } }] };
      const { count } = await db.session.updateMany({ where: { id, expires: expiresAt, ...free }, data: { refreshClaimUntil: until } });

      return count === 1;
    },
    saveRenewed: async (id, { from, to }) => {
      const { accessToken, refreshToken, expiresAt, refreshExpiresAt } = to;
      const { count } = await db.session.updateMany({
        where: { id, expires: from },
        data: { accessToken, refreshToken, expires: expiresAt, refreshTokenExpires: refreshExpiresAt, refreshClaimUntil: null },
      });

      return count === 1;
    },
    runOut: async (id, { expiresAt, now }) => {
      await db.session.updateMany({ where: { id, expires: expiresAt }, data: { expires: now, refreshClaimUntil: null } });
    },
  };
}
