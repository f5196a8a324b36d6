import type { Clock } from "../clock";

/** Xero, Nov 2026: per app and tenant 5 at once, 60 a minute and a daily number; per app 10,000 a minute. */
const CONCURRENT_LIMIT = 5;
const MINUTE_LIMIT = 60;
const APP_MINUTE_LIMIT = 10_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 3_600_000;

export interface CallVerdict {
  /** Why the call is refused, undefined when it may go on. */
  problem: { name: "concurrent" | "minute" | "day" | "appminute"; retryAfterSeconds: number | undefined } | undefined;
  remaining: { day: number; minute: number; appMinute: number };
}

interface Window {
  endsAtMs: number;
  calls: number;
}

/**
 * Counts calls in fixed windows that end at another moment for every tenant. A refused call is not
 * counted: whether Xero counts it is unknown. Counts live in memory and start anew with the simulator.
 */
export class CallLimits {
  private readonly windows = new Map<string, Window>();
  private readonly inFlight = new Map<string, number>();

  constructor(private readonly clock: Clock, private readonly dailyLimit: number) {}

  /** Takes one call out of the tenant's budget; when it is let in, `leave` must be called at its end. */
  enter(tenantId: string): CallVerdict {
    const minute = this.window(`${tenantId} minute`, MINUTE_MS);
    const day = this.window(`${tenantId} day`, DAY_MS);
    const appMinute = this.window("app minute", MINUTE_MS);
    const running = this.inFlight.get(tenantId) ?? 0;
    const problem = this.problem({ minute, day, appMinute, running });
    if (!problem) {
      for (const window of [minute, day, appMinute]) window.calls += 1;
      this.inFlight.set(tenantId, running + 1);
    }
    const remaining = {
      day: this.dailyLimit - day.calls,
      minute: MINUTE_LIMIT - minute.calls,
      appMinute: APP_MINUTE_LIMIT - appMinute.calls,
    };
    return { problem, remaining };
  }

  leave(tenantId: string): void {
    this.inFlight.set(tenantId, (this.inFlight.get(tenantId) ?? 1) - 1);
  }

  private problem(state: { minute: Window; day: Window; appMinute: Window; running: number }): CallVerdict["problem"] {
    const { minute, day, appMinute, running } = state;
    if (running >= CONCURRENT_LIMIT) return { name: "concurrent", retryAfterSeconds: undefined };
    if (day.calls >= this.dailyLimit) return { name: "day", retryAfterSeconds: this.secondsTo(day) };
    if (minute.calls >= MINUTE_LIMIT) return { name: "minute", retryAfterSeconds: this.secondsTo(minute) };
    if (appMinute.calls >= APP_MINUTE_LIMIT) return { name: "appminute", retryAfterSeconds: this.secondsTo(appMinute) };
    return undefined;
  }

  private secondsTo(window: Window): number {
    return Math.ceil((window.endsAtMs - this.clock.now()) / 1000);
  }

  private window(key: string, lengthMs: number): Window {
    const nowMs = this.clock.now();
    const known = this.windows.get(key);
    if (known && nowMs < known.endsAtMs) return known;
    const offsetMs = offsetOf(key) % lengthMs;
    const fresh = { endsAtMs: nowMs - ((nowMs - offsetMs) % lengthMs) + lengthMs, calls: 0 };
    this.windows.set(key, fresh);
    return fresh;
  }
}

/** Any spread will do, as long as it differs between tenants and stays the same for one. */
function offsetOf(key: string): number {
  return [...key].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 86_399_000, 7);
}
