import type { CallsLeft } from "../../../app/ports/calls-left";
import type { Limited } from "../kernel/habits";
import { violated, type Simulation } from "../kernel/simulation";

const MINUTE_MS = 60_000;
const PER_MINUTE = 60;
const AT_ONCE = 5;

export type Limit = { kind: "rate-limited"; retryAfterMs: number; limit: "minute" | "day" };

/** Xero's limits for one app on one organisation (Nov 2026): fixed minutes that begin at a moment of its own, five at once, so many a day. */
export class Limits {
  private readonly beganMs: number;
  private minute = -1;
  private taken = 0;
  private underWay = 0;
  private dayLeft: number;
  private readonly shared: boolean;

  constructor(
    private readonly sim: Simulation,
    { dayLeft, shared }: Limited,
  ) {
    this.dayLeft = dayLeft;
    this.shared = shared;
    this.beganMs = sim.random.between(0, MINUTE_MS - 1);
  }

  /** A call of the app's arrives; null: it is let in. I8: it is never refused for what we did ourselves. */
  enter(): Limit | null {
    const refused = this.refusal();
    if (refused && !this.shared)
      violated(this.sim, `Xero refused a call because of our own (${this.taken} in its minute, ${this.underWay} at once)`);
    if (!refused) this.take();

    return refused;
  }

  /** Somebody else calls on the same account. */
  takeForOthers(calls: number): void {
    for (let call = 0; call < calls; call++) if (!this.refusal()) this.take();
  }

  left(): CallsLeft {
    return { minute: PER_MINUTE - this.taken, day: this.dayLeft, appMinute: null };
  }

  private take(): void {
    const { agenda, random } = this.sim;
    this.taken += 1;
    this.dayLeft -= 1;
    this.underWay += 1;
    agenda.after(random.between(10, 20), () => void (this.underWay -= 1));
  }

  private refusal(): Limit | null {
    const at = this.sim.agenda.now - this.beganMs;
    const minute = Math.floor(at / MINUTE_MS);
    if (minute !== this.minute) [this.minute, this.taken] = [minute, 0];
    if (this.underWay >= AT_ONCE) return { kind: "rate-limited", retryAfterMs: 1_000, limit: "minute" };
    const restMs = (minute + 1) * MINUTE_MS - at;
    if (this.taken >= PER_MINUTE) return { kind: "rate-limited", retryAfterMs: Math.ceil(restMs / 1_000) * 1_000, limit: "minute" };

    return this.dayLeft > 0 ? null : { kind: "rate-limited", retryAfterMs: 3_600_000, limit: "day" };
  }
}
