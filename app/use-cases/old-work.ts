import type { TenantId } from "../domain/ids";
import type { Clock } from "../ports/clock";

/** Organisations whose old orders one process works on at once. The other places of its ten are kept for live work. */
const MOST_AT_ONCE = 4;

/** Two ticks and more: who has not come again by then was served elsewhere, or has nothing left to do. */
const FORGOTTEN_AFTER_MS = 12_000;

/**
 * Places for old orders in one process. Ten backfills at once would else take every place, and a live order of any other shop
 * would wait until one of their turns is over. Who is turned away comes before whoever had a place just now.
 */
export class OldWork {
  private underWay = 0;
  /** In the order in which they were turned away, each with when it asked last. */
  private readonly waiting = new Map<TenantId, number>();

  constructor(private readonly clock: Pick<Clock, "now">) {}

  /** True: there is a place, until `leave`. False: it is asked for again by the next tick, or when a place is free. */
  enter(tenantId: TenantId): boolean {
    const nowMs = this.clock.now().getTime();
    for (const [each, askedMs] of this.waiting) if (nowMs - askedMs > FORGOTTEN_AFTER_MS) this.waiting.delete(each);
    const known = [...this.waiting.keys()].indexOf(tenantId);
    const before = known === -1 ? this.waiting.size : known;
    if (this.underWay + before >= MOST_AT_ONCE) {
      this.waiting.set(tenantId, nowMs);

      return false;
    }
    this.waiting.delete(tenantId);
    this.underWay++;

    return true;
  }

  /** Whose turn it is next, if anybody was turned away. */
  leave(): TenantId | null {
    this.underWay--;
    const [next = null] = this.waiting.keys();

    return next;
  }
}
