import type { Clock } from "../ports/clock";

/** A backfill gives way no longer than this before each of its pieces: it gets on at two pieces a second where live work never ends. */
const GIVES_WAY_AT_MOST_MS = 500;

/**
 * Live work of any shop before old orders of any other, within one process. Between two pieces a backfill waits until no live
 * work is under way; one event loop does everything, so each of its pieces would else come between two steps of a live order.
 */
export class RightOfWay {
  private underWay = 0;
  private readonly givingWay = new Set<() => void>();

  constructor(private readonly clock: Pick<Clock, "wait">) {}

  /** Urgent work: whatever gives way waits until it is done. `thenMs`: and a little longer, where more of it is on its way. */
  async first<Result>(work: () => Promise<Result>, thenMs = 0): Promise<Result> {
    this.underWay++;
    try {
      return await work();
    } finally {
      if (thenMs > 0) void this.clock.wait(thenMs).then(() => this.end());
      else this.end();
    }
  }

  /** Resolves once no urgent work is under way, and after half a second in any case. */
  async giveWay(): Promise<void> {
    if (this.underWay === 0) return;
    let goOn: () => void = () => undefined;
    const free = new Promise<void>((resolve) => (goOn = resolve));
    this.givingWay.add(goOn);
    await Promise.race([free, this.clock.wait(GIVES_WAY_AT_MOST_MS)]);
    this.givingWay.delete(goOn);
  }

  /** Between two parts of a backfill's reckoning: whatever came in meanwhile is taken up, and live work goes first. */
  async breathe(): Promise<void> {
    await this.clock.wait(0);
    await this.giveWay();
  }

  private end(): void {
    this.underWay--;
    if (this.underWay > 0) return;
    for (const goOn of this.givingWay) goOn();
    this.givingWay.clear();
  }
}
