import type { TenantId } from "../../app/domain/ids";
import type { Answer } from "../../app/ports/answer";
import type { CallsLeft } from "../../app/ports/calls-left";
import { makePacedCall } from "../../app/use-cases/paced-calls";
import type { Clock } from "../../app/ports/clock";
import { withSimulators } from "../simulators";
import { xeroToken } from "../xero-calls";
import { memoryBudgets } from "./memory-budgets";

const SECONDS = 121;
const CALLERS = 5;

/** The same against the simulated Xero, its limits on, with real clocks and sockets. */
export function inRealTime(): Promise<{ seconds: number; calls: number; callsPerMinute: number; tooMany: number }> {
  return withSimulators(async ({ xero }) => {
    const tenantId = xero.tenants.find(({ countryCode }) => countryCode === "GB")?.tenantId ?? "";
    const headers = { authorization: `Bearer ${await xeroToken(xero, tenantId)}`, "xero-tenant-id": tenantId, accept: "application/json" };
    const heard: CallsLeft[] = [];
    const seen = { calls: 0, tooMany: 0 };
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const paced = makePacedCall({ budgets: memoryBudgets(), clock: realClock, log, callsLeft: { take: () => heard.shift() ?? null } });
    const ask = async (): Promise<Answer<null>> => {
      const response = await fetch(`${xero.url}/api.xro/2.0/Organisation`, { headers });
      await response.arrayBuffer();
      heard.push({ minute: figure(response, "x-minlimit-remaining"), day: figure(response, "x-daylimit-remaining"), appMinute: null });
      if (response.status !== 429) return { kind: "done", value: null };
      seen.tooMany += 1;

      return { kind: "rate-limited", retryAfterMs: 1_000 * Number(response.headers.get("retry-after") ?? 1), limit: "minute" };
    };
    const endMs = performance.now() + SECONDS * 1_000;
    const caller = async (): Promise<void> => {
      while (performance.now() < endMs) {
        const answer = await paced({ tenantId: tenantId as TenantId, purpose: "live" }, ask);
        if (answer.kind === "done") seen.calls += 1;
        else await realClock.wait(answer.kind === "rate-limited" ? answer.retryAfterMs : 1_000);
      }
    };
    await Promise.all(Array.from({ length: CALLERS }, caller));

    return { seconds: SECONDS, ...seen, callsPerMinute: Number(((seen.calls / SECONDS) * 60).toFixed(1)) };
  });
}

const realClock: Clock = {
  now: () => new Date(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  every: () => () => undefined,
};

function figure(response: Response, name: string): number | null {
  const text = response.headers.get(name);

  return text === null ? null : Number(text);
}
