import type { Heartbeat } from "../../ports/heartbeat";
import type { Database } from "./database";

/** A worker that was killed never says goodbye; after a day its row says nothing any more. */
const FORGOTTEN_AFTER_MS = 24 * 60 * 60_000;

export function makeHeartbeat(db: Database): Heartbeat {
  return {
    beat: async (name, at) => {
      await db.heartbeat.upsert({ where: { name }, create: { name, at }, update: { at } });
      await db.heartbeat.deleteMany({ where: { at: { lt: new Date(at.getTime() - FORGOTTEN_AFTER_MS) } } });
    },
    leave: async (name) => {
      await db.heartbeat.deleteMany({ where: { name } });
    },
    heardSince: async (since) => {
      const rows = await db.heartbeat.findMany({ where: { at: { gte: since } }, orderBy: { at: "desc" } });

      return rows.map(({ name, at }) => ({ worker: name, at }));
    },
  };
}
