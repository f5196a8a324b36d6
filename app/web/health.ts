import { Router } from "express";
import type { Clock } from "../ports/clock";
import type { Heartbeat } from "../ports/heartbeat";

export type HealthPorts = { heartbeat: Heartbeat; clock: Clock };

const SILENCE_MS = 60_000;

/** `/healthz`: this process answers. `/readyz`: the database answers and a worker finished a job within the last minute. */
export function healthRoutes({ heartbeat, clock }: HealthPorts): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => void response.json({ ok: true }));
  router.get("/readyz", (_request, response, next) => {
    heartbeat
      .last()
      .then((last) => {
        const ok = last !== null && clock.now().getTime() - last.getTime() < SILENCE_MS;
        response.status(ok ? 200 : 503).json({ ok, workerSeenAt: last });
      })
      .catch(next);
  });

  return router;
}
