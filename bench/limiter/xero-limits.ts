const MINUTE_MS = 60_000;

export type Refusal = { retryAfterMs: number };

/**
 * Xero's limits as its documentation of November 2026 has them, written apart from the app: sixty calls in each minute
 * of a phase that nobody knows, five at once. A refused call is not counted.
 */
export class XeroLimits {
  calls = 0;
  refused = 0;
  mostAtOnce = 0;
  private minute = Number.NEGATIVE_INFINITY;
  private inMinute = 0;
  private atOnce = 0;

  constructor(private readonly phaseMs: number) {}

  /** A call arrives: what is left of the minute, or how long to wait. Let in, it has to `leave`. */
  enter(nowMs: number): { left: number } | Refusal {
    const minute = Math.floor((nowMs - this.phaseMs) / MINUTE_MS);
    if (minute !== this.minute) {
      this.minute = minute;
      this.inMinute = 0;
    }
    const overMs = (minute + 1) * MINUTE_MS + this.phaseMs - nowMs;
    if (this.inMinute >= 60 || this.atOnce >= 5) {
      this.refused += 1;

      return { retryAfterMs: Math.ceil(overMs / 1_000) * 1_000 };
    }
    this.calls += 1;
    this.inMinute += 1;
    this.atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);

    return { left: 60 - this.inMinute };
  }

  leave(): void {
    this.atOnce -= 1;
  }
}
