import { Router } from "express";
import type { Clock } from "../ports/clock";
import type { Heartbeat } from "../ports/heartbeat";
import { answering } from "./answering";

export type HealthPorts = { heartbeat: Heartbeat; clock: Clock };

const SILENCE_MS = 60_000;
const REMEMBERED_MS = 60 * 60_000;

/**
 * `/healthz`: this process answers. `/readyz`: the database answers, and a worker finished a job within the last minute;
 * it also names the workers that were heard of within the hour and have fallen silent. One of several idle workers may
 * be without a job for a minute or two: readiness is lost only when none is heard of.
 */
export function healthRoutes({ heartbeat, clock }: HealthPorts): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => void response.json({ ok: true }));
  router.get(
    "/readyz",
    answering(async (_request, response) => {
      const now = clock.now().getTime();
      const workers = await heartbeat.heardSince(new Date(now - REMEMBERED_MS));
      const silent = workers.filter(({ at }) => now - at.getTime() >= SILENCE_MS);
      const ok = silent.length < workers.length;
      response.status(ok ? 200 : 503).json({ ok, workerSeenAt: workers[0]?.at ?? null, workers: workers.length, silent });
    }),
  );

  return router;
}
