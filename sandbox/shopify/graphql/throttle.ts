import type { Plan } from "../store/records";

/** Shopify, 2026: points per second by plan; the bucket holds twenty seconds' worth. */
const RESTORE_RATE: Readonly<Record<Plan, number>> = { Basic: 100, Advanced: 200, Plus: 1_000 };
const BUCKET_SECONDS = 20;

export interface ThrottleStatus {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  readonly restoreRate: number;
}

interface Level {
  readonly available: number;
  readonly atMs: number;
}

/** The leaky buckets of one app: one per shop. Not kept over a restart, which merely refills them. */
export class Throttle {
  private readonly levels = new Map<string, Level>();

  constructor(private readonly now: () => number) {}

  status(shop: { domain: string; plan: Plan }): ThrottleStatus {
    const restoreRate = RESTORE_RATE[shop.plan];
    const maximumAvailable = restoreRate * BUCKET_SECONDS;
    const level = this.levels.get(shop.domain);
    const restored = level ? level.available + ((this.now() - level.atMs) / 1_000) * restoreRate : maximumAvailable;
    return { maximumAvailable, currentlyAvailable: Math.floor(Math.min(maximumAvailable, restored)), restoreRate };
  }

  charge(shop: { domain: string; plan: Plan }, points: number): void {
    const { currentlyAvailable } = this.status(shop);
    this.levels.set(shop.domain, { available: currentlyAvailable - points, atMs: this.now() });
  }
}
