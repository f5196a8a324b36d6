import type { Clock } from "../clock";
import { mayRapidSync, withChange, type LimitSettings } from "./limit-settings";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 3_600_000;
/** Xero, Nov 2026: how long a new connection is free of minute and day limits, for apps that have Rapid Sync. */
const RAPID_SYNC_MS = 30 * 60_000;

export interface CallVerdict {
  /** Why the call is refused, undefined when it may go on. */
  problem: { name: "concurrent" | "minute" | "day" | "appminute"; retryAfterSeconds: number | undefined } | undefined;
  remaining: { day: number; minute: number; appMinute: number };
}

interface Window {
  endsAtMs: number;
  calls: number;
}

/** What outlives a restart: the figures, and the calls counted so far. */
export interface CallLimitsData {
  settings: LimitSettings;
  windows: [key: string, window: Window][];
}

export interface CallLimitsSetup {
  clock: Clock;
  settings: LimitSettings;
  stored?: CallLimitsData | undefined;
  onChange?: () => void;
}

/**
 * Counts calls in fixed windows that end at another moment for every tenant. A refused call is not
 * counted: whether Xero counts it is unknown.
 */
export class CallLimits {
  settings: LimitSettings;
  private readonly clock: Clock;
  private readonly onChange: () => void;
  private readonly windows: Map<string, Window>;
  private readonly inFlight = new Map<string, number>();

  constructor({ clock, settings, stored, onChange = () => {} }: CallLimitsSetup) {
    this.clock = clock;
    this.settings = stored?.settings ?? settings;
    this.windows = new Map(stored?.windows);
    this.onChange = onChange;
  }

  data(): CallLimitsData {
    const nowMs = this.clock.now();
    return { settings: this.settings, windows: [...this.windows].filter(([, { endsAtMs }]) => endsAtMs > nowMs) };
  }

  change(change: Partial<LimitSettings>): void {
    this.settings = withChange(this.settings, change);
    this.onChange();
  }

  /**
   * Takes one call out of the tenant's budget; when it is let in, `leave` must be called at its end.
   * `connectedAtMs` is when the app was connected: Rapid Sync counts from there.
   */
  enter(tenantId: string, connectedAtMs: number): CallVerdict {
    const minute = this.window(`${tenantId} minute`, MINUTE_MS);
    const day = this.window(`${tenantId} day`, DAY_MS);
    const appMinute = this.window("app minute", MINUTE_MS);
    const running = this.inFlight.get(tenantId) ?? 0;
    const { settings } = this;
    const isRapid = settings.rapidSync && mayRapidSync(settings) && this.clock.now() < connectedAtMs + RAPID_SYNC_MS;
    const counted = !settings.enforced ? [] : isRapid ? [appMinute] : [minute, day, appMinute];
    const problem = settings.enforced ? this.problem({ minute, day, appMinute, running, isRapid }) : undefined;
    if (!problem) {
      for (const window of counted) window.calls += 1;
      this.inFlight.set(tenantId, running + 1);
      if (counted.length > 0) this.onChange();
    }
    return { problem, remaining: this.remaining({ minute, day, appMinute }) };
  }

  leave(tenantId: string): void {
    this.inFlight.set(tenantId, (this.inFlight.get(tenantId) ?? 1) - 1);
  }

  private remaining({
    minute,
    day,
    appMinute,
  }: Record<"appMinute" | "day" | "minute", Window>): CallVerdict["remaining"] {
    const left = (limit: number, { calls }: Window) => Math.max(0, limit - calls);
    const { settings } = this;
    return {
      day: left(settings.day, day),
      minute: left(settings.minute, minute),
      appMinute: left(settings.appMinute, appMinute),
    };
  }

  private problem(
    state: Record<"appMinute" | "day" | "minute", Window> & { running: number; isRapid: boolean }
  ): CallVerdict["problem"] {
    const { minute, day, appMinute, running, isRapid } = state;
    const { settings } = this;
    if (running >= settings.concurrent) return { name: "concurrent", retryAfterSeconds: undefined };
    if (!isRapid && day.calls >= settings.day) return { name: "day", retryAfterSeconds: this.secondsTo(day) };
    if (!isRapid && minute.calls >= settings.minute)
      return { name: "minute", retryAfterSeconds: this.secondsTo(minute) };
    if (appMinute.calls >= settings.appMinute)
      return { name: "appminute", retryAfterSeconds: this.secondsTo(appMinute) };
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
