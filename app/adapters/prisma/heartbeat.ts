import type { Heartbeat } from "../../ports/heartbeat";
import type { Database } from "./database";

/** All workers share one row: what matters is whether any of them still works. */
const NAME = "worker";

export function makeHeartbeat(db: Database): Heartbeat {
  return {
    beat: async (at) => {
      await db.heartbeat.upsert({ where: { name: NAME }, create: { name: NAME, at }, update: { at } });
    },
    last: async () => (await db.heartbeat.findUnique({ where: { name: NAME } }))?.at ?? null,
  };
}
