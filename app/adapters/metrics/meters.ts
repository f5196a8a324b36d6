import { Counter, Histogram, Registry } from "prom-client";
import type { Meters } from "../../ports/meters";

/** Up to two seconds when nothing is in the way, minutes where Xero's limits are; what is older has a reason that is worth looking for. */
const POSTING_SECONDS = [1, 2, 5, 10, 30, 60, 300, 900, 3_600, 86_400];

/** What this process counts, and the registry it counts into. */
export function makeMeters(processName: string): { meters: Meters; registry: Registry } {
  const registry = new Registry();
  registry.setDefaultLabels({ process: processName });
  const registers = [registry];
  const webhooks = new Counter({
    name: "crossfoot_webhooks_total",
    help: "Webhooks, by the status their sender was given.",
    labelNames: ["source", "status"],
    registers,
  });
  const calls = new Counter({
    name: "crossfoot_xero_calls_total",
    help: "Calls to Xero, by the status of the answer; 429: one too many.",
    labelNames: ["status"],
    registers,
  });
  const rings = new Counter({
    name: "crossfoot_rings_failed_total",
    help: "Wake-ups that did not reach the queue; the tick makes up for them.",
    registers,
  });
  const jobs = new Counter({ name: "crossfoot_jobs_total", help: "Jobs, by how they ended.", labelNames: ["name", "end"], registers });
  const posting = new Histogram({
    name: "crossfoot_posting_seconds",
    help: "From an order's webhook to its invoice in Xero.",
    buckets: POSTING_SECONDS,
    registers,
  });

  return {
    registry,
    meters: {
      webhookAnswered: (source, status) => webhooks.inc({ source, status }),
      xeroAnswered: (status) => calls.inc({ status }),
      ringFailed: () => rings.inc(),
      jobEnded: (name, end) => jobs.inc({ name, end }),
      posted: (seconds) => posting.observe(seconds),
    },
  };
}
