import type { TenantId } from "../../domain/ids";
import type { CallsLeft, CallsLeftHeard } from "../../ports/calls-left";

const heard = new Map<string, CallsLeft>();

/** The latest figures of each organisation, handed on once: the next call must not be judged by an answer that was not its own. */
export const callsLeftHeard: CallsLeftHeard = {
  take: (tenantId: TenantId) => {
    const left = heard.get(tenantId) ?? null;
    heard.delete(tenantId);

    return left;
  },
};

/** Every answer of the Accounting API tells what is left, a refusal as well (Xero, Nov 2026). */
export function hearCallsLeft(tenantId: unknown, headers: Readonly<Record<string, unknown>>): void {
  if (typeof tenantId !== "string") return;
  const left = {
    minute: figure(headers["x-minlimit-remaining"]),
    day: figure(headers["x-daylimit-remaining"]),
    appMinute: figure(headers["x-appminlimit-remaining"]),
  };
  if (left.minute !== null || left.day !== null || left.appMinute !== null) heard.set(tenantId, left);
}

function figure(text: unknown): number | null {
  return typeof text === "string" && /^\d+$/.test(text) ? Number(text) : null;
}
