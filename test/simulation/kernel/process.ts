import { crashedAt, strikes, type Simulation } from "./simulation";

/** The database was away. A process treats it as any other exception. */
export class DatabaseGone extends Error {}

/** How long a caller waits for a platform. */
const PATIENCE_MS = 30_000;

/** Statements that keep what was decided some moments before. */
const DECIDED = /^(ledger\.(open|settle)|orders\.settle|orders\.settleAll|links\.saveSeen)$/;

/** What a request meets on its way, decided when it is sent. */
type Journey = { arrivesAfter: number | null; upset: Upset; answer: "normal" | "lost" };

/** A 500: with nothing done, or with everything done. */
export type Upset = "before" | "after" | null;

export type Lost = { kind: "outcome-unknown"; message: string };
export type Turned = { kind: "unreachable"; message: string } | { kind: "rate-limited"; retryAfterMs: number };

/**
 * One process of the app. Each of its calls is a point where others may go on, where it may die, and where it may stand
 * still. The calls of a dead process are never answered, so its code simply ends there.
 */
export class Process {
  dead = false;
  frozenUntil = 0;
  /** How often it has stood still: whoever looks at two moments can tell whether it slept between them. */
  freezes = 0;

  constructor(
    readonly sim: Simulation,
    readonly name: string,
    private readonly whenDead: (process: Process) => void,
  ) {}

  /** One transaction: all of it happens at one moment, or nothing does. */
  stored<T>(site: string, effect: () => T, size = 1): Promise<T> {
    const { sim } = this;
    const { random, agenda } = sim;
    if (this.dead || this.diesAt(site, "before", 1)) return never();
    const gone = strikes(sim, "databaseGone");
    const unanswered = strikes(sim, "commitUnanswered");
    const mayStand = sim.faults.freezeBeforeWrite > 0 && DECIDED.test(site);
    const leavesAfter = mayStand && strikes(sim, "freezeBeforeWrite") ? this.freeze() : 0;

    return new Promise((resolve, reject) => {
      agenda.after(leavesAfter + random.between(1, 6), () => {
        // Its connection broke with it, and the transaction was rolled back.
        if (this.dead) return;
        if (gone) return this.wake(() => reject(new DatabaseGone("The database does not answer.")));
        if (this.diesAt(site, "within", size)) return;
        let value: T;
        try {
          value = effect();
        } catch (cause) {
          return this.wake(() => reject(cause instanceof Error ? cause : new Error(String(cause))));
        }
        this.note(site);
        if (this.diesAt(site, "done", size)) return;
        this.mayFreeze();
        this.wake(() => (unanswered ? reject(new DatabaseGone("The answer to a commit was lost.")) : resolve(value)));
      });
    });
  }

  /** A request to a platform. `arrive` happens there, whatever has become of the caller meanwhile. */
  asked<T>(site: string, arrive: (upset: Upset) => T): Promise<T | Lost | Turned> {
    const { sim } = this;
    const { random, agenda } = sim;
    if (this.dead || this.diesAt(site, "before", 1)) return never();
    if (strikes(sim, "notConnected")) return this.turnedAway({ kind: "unreachable", message: "connection refused" });
    if (strikes(sim, "limited")) return this.turnedAway({ kind: "rate-limited", retryAfterMs: random.between(1, 60) * 1000 });
    const { arrivesAfter, upset, answer } = this.journey();
    const sent = agenda.now;
    this.diesAt(site, "sent", 1);

    return new Promise((resolve) => {
      const giveUp = () => this.wake(() => resolve({ kind: "outcome-unknown", message: "no answer in time" }));
      if (arrivesAfter === null || arrivesAfter >= PATIENCE_MS || answer === "lost") agenda.after(PATIENCE_MS, giveUp);
      if (arrivesAfter === null) return;
      agenda.after(arrivesAfter, () => {
        sim.events += 1;
        const value = arrive(upset);
        this.note(upset || answer === "lost" ? `${site}${upset ? ` 500 ${upset}` : ""}${answer === "lost" ? " answer lost" : ""}` : site);
        if (answer === "lost") this.mark(site, "done");
        if (this.dead || this.diesAt(site, "done", 1) || answer === "lost" || agenda.now - sent >= PATIENCE_MS) return;
        this.mayFreeze();
        agenda.after(random.between(20, 400), () =>
          this.wake(() => resolve(upset ? { kind: "outcome-unknown", message: "Xero answered 500." } : value)),
        );
      });
    });
  }

  /** Again and again while it lives; a process that stands still catches up once. */
  every(periodMs: number, task: () => void): () => void {
    let stopped = false;
    const next = () =>
      this.sim.agenda.after(periodMs, () =>
        this.wake(() => {
          if (stopped) return;
          task();
          next();
        }),
      );
    next();

    return () => void (stopped = true);
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.sim.agenda.after(ms, () => this.wake(resolve)));
  }

  die(): void {
    if (this.dead) return;
    this.dead = true;
    this.note("dies");
    this.whenDead(this);
  }

  private journey(): Journey {
    const { sim } = this;
    const { random } = sim;
    if (strikes(sim, "requestLost")) return { arrivesAfter: null, upset: null, answer: "lost" };
    if (strikes(sim, "requestLate")) return { arrivesAfter: random.between(30_000, 120_000), upset: null, answer: "lost" };
    const upset = strikes(sim, "failedBefore") ? "before" : strikes(sim, "failedAfter") ? "after" : null;

    return { arrivesAfter: random.between(30, 450), upset, answer: strikes(sim, "answerLost") ? "lost" : "normal" };
  }

  private turnedAway(answer: Turned): Promise<Turned> {
    return new Promise((resolve) =>
      this.sim.agenda.after(this.sim.random.between(5, 50), () => {
        this.mayFreeze();
        this.wake(() => resolve(answer));
      }),
    );
  }

  private diesAt(site: string, moment: "before" | "sent" | "within" | "done", size: number): boolean {
    if (this.dead || !strikes(this.sim, "crash")) return false;
    this.note(`crash ${moment} ${site}`);
    crashedAt(this.sim, { site, moment, size });
    this.die();

    return true;
  }

  private mark(site: string, moment: "done"): void {
    crashedAt(this.sim, { site, moment, size: 1 });
  }

  private mayFreeze(): void {
    if (strikes(this.sim, "freeze")) this.freeze();
  }

  /** For how long, in milliseconds. */
  private freeze(): number {
    const { agenda, random } = this.sim;
    const ms = random.between(15, 100) * 1000;
    this.frozenUntil = agenda.now + ms;
    this.sim.awakeAt = Math.max(this.sim.awakeAt, this.frozenUntil);
    this.freezes += 1;
    this.note("stands still");

    return ms;
  }

  private wake(goOn: () => void): void {
    const { agenda } = this.sim;
    if (this.dead) return;
    if (this.frozenUntil > agenda.now) return agenda.after(this.frozenUntil - agenda.now + 1, () => this.wake(goOn));
    goOn();
  }

  private note(what: string): void {
    this.sim.trace.noteOf(this.sim.agenda.now, this.name, what);
  }
}

function never<T>(): Promise<T> {
  return new Promise(() => undefined);
}
