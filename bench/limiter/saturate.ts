import type { TenantId } from "../../app/domain/ids";
import type { CallPurpose } from "../../app/domain/sync/call-budget";
import type { Answer } from "../../app/ports/answer";
import type { CallsLeft } from "../../app/ports/calls-left";
import type { Log } from "../../app/ports/log";
import { makePacedCall, unpacedCall, type PacedCall } from "../../app/use-cases/paced-calls";
import { memoryBudgets } from "./memory-budgets";
import { VirtualClock } from "./virtual-clock";
import { XeroLimits } from "./xero-limits";

const START_MS = Date.UTC(2026, 10, 21, 9);
const TENANT = "organisation" as TenantId;
const CALLERS = 5;
const MINUTE_MS = 60_000;

export type Load = {
  minutes: number;
  phaseMs: number;
  purpose: CallPurpose;
  /** Without a budget, callers only do as Xero's refusals say. */
  budget: boolean;
  /** Between 0 and 1, the same for the same seed. */
  random: () => number;
  /** Callers that sometimes have nothing to do: bursts find a limiter's edges that a steady stream does not. */
  pauses: boolean;
};

type World = { clock: VirtualClock; xero: XeroLimits; heard: CallsLeft[]; paced: PacedCall };

/** Five callers that want to call as often as they may, in virtual time. What Xero let in and refused. */
export async function saturate(load: Load): Promise<{ calls: number; refused: number; mostAtOnce: number }> {
  const world = worldOf(load);
  for (let caller = 0; caller < CALLERS; caller++) void callForEver(world, load);
  await world.clock.runUntil(START_MS + load.minutes * MINUTE_MS);
  const { calls, refused, mostAtOnce } = world.xero;

  return { calls, refused, mostAtOnce };
}

function worldOf({ phaseMs, budget }: Load): World {
  const clock = new VirtualClock(START_MS);
  const heard: CallsLeft[] = [];
  const ports = { budgets: memoryBudgets(), clock, log: silent, callsLeft: { take: () => heard.shift() ?? null } };

  return { clock, xero: new XeroLimits(phaseMs), heard, paced: budget ? makePacedCall(ports) : unpacedCall };
}

/** A refusal is waited out, whoever spoke it: our own budget or Xero. */
async function callForEver(world: World, load: Load): Promise<never> {
  for (;;) {
    const answer = await world.paced({ tenantId: TENANT, purpose: load.purpose }, () => callXero(world, load));
    if (answer.kind === "rate-limited") await world.clock.wait(answer.retryAfterMs);
    if (load.pauses && load.random() < 0.02) await world.clock.wait(load.random() * 2 * MINUTE_MS);
  }
}

/** On its way for 20 to 320 ms, worked on for 0.1 to 2.1 s. */
async function callXero({ clock, xero, heard }: World, { random }: Load): Promise<Answer<null>> {
  await clock.wait(20 + random() * 300);
  const entered = xero.enter(clock.now().getTime());
  if ("retryAfterMs" in entered) return { kind: "rate-limited", retryAfterMs: entered.retryAfterMs, limit: "minute" };
  await clock.wait(100 + random() * 2_000);
  xero.leave();
  heard.push({ minute: entered.left, day: 5_000, appMinute: null });

  return { kind: "done", value: null };
}

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
