import { freshBudget, takeCall, type CallPurpose, type CallRefusal } from "../domain/sync/call-budget";
import { hearAnswer } from "../domain/sync/hear-answer";
import type { TenantId } from "../domain/ids";
import type { Answer } from "../ports/answer";
import type { CallBudgets } from "../ports/call-budgets";
import type { CallsLeftHeard } from "../ports/calls-left";
import type { Clock } from "../ports/clock";
import type { Log } from "../ports/log";

type Ports = { budgets: CallBudgets; callsLeft: CallsLeftHeard; clock: Clock; log: Log };
type Of = { tenantId: TenantId; purpose: CallPurpose };

/** Sends one call to Xero as soon as its limits allow; `rate-limited` without having sent it where that is not soon. */
export type PacedCall = <T>(of: Of, send: () => Promise<Answer<T>>) => Promise<Answer<T>>;

/** Longer waits give the worker's place to other organisations. */
const PATIENCE_MS = 5_000;
/** Over all organisations room comes back evenly. */
const APP_WAIT_MS = 1_000;

export function makePacedCall(ports: Ports): PacedCall {
  return async (of, send) => {
    const admitted = await admit(ports, of);
    if ("waitMs" in admitted) return { kind: "rate-limited", retryAfterMs: admitted.waitMs, limit: admitted.limit };
    const answer = await sendAndFree(ports, { ...of, call: admitted.call }, send);
    await hear(ports, { ...of, call: admitted.call }, answer);

    return answer;
  };
}

/** Where nothing is counted, as in benchmarks against a simulated Xero without limits. */
export const unpacedCall: PacedCall = (_of, send) => send();

/** Waits for a place, but not longer than is bearable. */
async function admit(ports: Ports, of: Of): Promise<{ call: number } | CallRefusal> {
  let waitedMs = 0;
  for (;;) {
    const verdict = await takePlace(ports, of);
    if ("call" in verdict) return verdict;
    waitedMs += verdict.waitMs;
    if (waitedMs > PATIENCE_MS) return verdict;
    await ports.clock.wait(verdict.waitMs);
  }
}

async function takePlace({ budgets, clock }: Ports, { tenantId, purpose }: Of): Promise<{ call: number } | CallRefusal> {
  const verdict = await budgets.change<{ call: number } | CallRefusal>(tenantId, (standing) => {
    const nowMs = clock.now().getTime();
    const taken = takeCall(standing ?? freshBudget(nowMs), { purpose, nowMs });

    return "call" in taken ? { budget: taken.budget, result: { call: taken.call } } : { budget: null, result: taken.refused };
  });
  if (!("call" in verdict) || (await budgets.takeOfApp(clock.now()))) return verdict;
  await change(budgets, { tenantId, clock }, { call: verdict.call, left: null, refused: null });

  return { waitMs: APP_WAIT_MS, limit: "minute" };
}

/** A call that breaks off in our own code must not keep its place until it is given up for lost. */
async function sendAndFree<T>({ budgets, clock }: Ports, { tenantId, call }: Of & { call: number }, send: () => Promise<Answer<T>>) {
  try {
    return await send();
  } catch (cause) {
    await change(budgets, { tenantId, clock }, { call, left: null, refused: null });
    throw cause;
  }
}

/** What Xero answered matters more than our counting: the next call's answer puts that right. */
async function hear<T>({ budgets, callsLeft, clock, log }: Ports, { tenantId, call }: Of & { call: number }, answer: Answer<T>) {
  const left = callsLeft.take(tenantId);
  const refused =
    answer.kind === "rate-limited"
      ? { retryAfterMs: answer.retryAfterMs, limit: answer.limit === "day" ? ("day" as const) : ("minute" as const) }
      : null;
  if (refused) log.warn("Xero refused a call for now.", { tenantId, ...refused });
  try {
    await change(budgets, { tenantId, clock }, { call, left, refused });
    if (left?.appMinute != null && left.appMinute < APP_WATCHED) await budgets.hearOfApp(clock.now(), left.appMinute);
  } catch (cause) {
    log.warn("The answer of a call to Xero could not be counted.", { tenantId, cause });
  }
}

/** Of 10,000: as long as more are left, nobody needs to compare. */
const APP_WATCHED = 2_000;

type Ended = Pick<Parameters<typeof hearAnswer>[1], "call" | "left" | "refused">;

async function change(budgets: CallBudgets, { tenantId, clock }: { tenantId: TenantId; clock: Clock }, ended: Ended): Promise<void> {
  await budgets.change(tenantId, (standing) => {
    const nowMs = clock.now().getTime();

    return { budget: hearAnswer(standing ?? freshBudget(nowMs), { ...ended, nowMs }), result: undefined };
  });
}
