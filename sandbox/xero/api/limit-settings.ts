/** Xero's paid tiers of March 2026: what an app may do is decided by the tier that it pays for. */
export const TIERS = {
  STARTER: { day: 1_000, connections: 5 },
  CORE: { day: 5_000, connections: 50 },
  PLUS: { day: 5_000, connections: 1_000 },
  ADVANCED: { day: 5_000, connections: 10_000 },
  ENTERPRISE: { day: 5_000, connections: 1_000_000 },
} as const;

export type Tier = keyof typeof TIERS;

/** The figures that calls are counted against; all can be set for a test or switched off for a benchmark. */
export interface LimitSettings {
  /** False: nothing is counted or refused, and the remaining figures stand still. */
  enforced: boolean;
  tier: Tier;
  /** Calls at once, a minute and a day for one tenant; calls a minute for all tenants of the app. */
  concurrent: number;
  minute: number;
  day: number;
  appMinute: number;
  /** Organisations that may be connected at one time. */
  connections: number;
  /** Plus and above may have it: no minute and day limit in the first 30 minutes of a connection. */
  rapidSync: boolean;
}

/** Xero, Nov 2026: the same for every app, whatever its tier. */
export const XERO_LIMITS: LimitSettings = {
  enforced: true,
  tier: "CORE",
  concurrent: 5,
  minute: 60,
  appMinute: 10_000,
  rapidSync: false,
  ...TIERS.CORE,
};

/** A change of some figures. A tier brings its own daily calls and connections, unless they are given too. */
export function withChange(settings: LimitSettings, change: Partial<LimitSettings>): LimitSettings {
  const ofTier = change.tier === undefined ? {} : TIERS[change.tier];
  return { ...settings, ...ofTier, ...change };
}

/** Rapid Sync is sold with Plus and above only. */
export function mayRapidSync({ tier }: Pick<LimitSettings, "tier">): boolean {
  return tier !== "STARTER" && tier !== "CORE";
}
