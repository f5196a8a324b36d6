import type { OpenBatch } from "../ports/write-ledger";

/** Shorter than a lane's rest, which is five seconds: the second look comes with the next turn. */
const FIRST_PAUSE_MS = 4_000;
const LONGEST_PAUSE_MS = 120_000;

type Doubt = Pick<OpenBatch, "id" | "sends">;
type Pause = { ms: number; untilMs: number };

/**
 * How long a batch in doubt that was looked for in vain is left alone: twice as long each time. One document that Xero failed on was
 * looked for 250 times, and an outage of ninety minutes used up a day's calls. Sent again, it is a new doubt. Kept in this process
 * only: another one begins anew, which costs a few calls.
 */
export class LookPauses {
  private readonly pauses = new Map<string, Pause>();

  isDue(doubt: Doubt, now: Date): boolean {
    return now.getTime() >= (this.pauses.get(keyOf(doubt))?.untilMs ?? 0);
  }

  lookedInVain(doubt: Doubt, now: Date): void {
    const last = this.pauses.get(keyOf(doubt));
    const ms = last ? Math.min(2 * last.ms, LONGEST_PAUSE_MS) : FIRST_PAUSE_MS;
    this.pauses.set(keyOf(doubt), { ms, untilMs: now.getTime() + ms });
    for (const [key, { untilMs }] of this.pauses) if (untilMs + LONGEST_PAUSE_MS < now.getTime()) this.pauses.delete(key);
  }
}

function keyOf({ id, sends }: Doubt): string {
  return `${id} ${sends}`;
}
