import { askJson } from "../../../launch/smoke/http";
import { Journal } from "../oracle/journal";

/** One simulated platform: its control calls, and its journal as it stands on disk. */
export class Platform {
  readonly journal: Journal;

  constructor(
    readonly url: string,
    journalFile: string,
  ) {
    this.journal = new Journal(journalFile);
  }

  ask<T>(path: string, body?: unknown): Promise<T> {
    return askJson<T>(`${this.url}/control${path}`, body);
  }

  /** Faults on demand, in place of all earlier ones. */
  async faults(seed: number, rules: readonly Record<string, unknown>[]): Promise<void> {
    await this.ask("/faults", { seed, rules });
  }

  async noFaults(): Promise<void> {
    const answer = await fetch(`${this.url}/control/faults`, { method: "DELETE" });
    if (!answer.ok) throw new Error(`The faults of ${this.url} could not be ended: ${answer.status}.`);
  }

  /** The platform's own time moves: tokens expire, retries fall due. */
  async advance(advanceMs: number): Promise<void> {
    await this.ask("/clock", { advanceMs });
  }
}
