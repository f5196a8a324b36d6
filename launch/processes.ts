import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { startChild, type Child, type Ending, type Program, type ReadyLine } from "./child";
import { startRestartingChild } from "./restarting-child";

/** Anything else that runs as long as the programs do: the PostgreSQL server. */
export interface Server {
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}

export interface ProcessesOptions {
  /** Takes `<name>.log` of each program. Without it the output goes to our own, with the program's name in front. */
  readonly logDir?: string;
  /** Tells the person at the keyboard. */
  readonly say: (line: string) => void;
}

/** Everything that one launch has started. Ends all of it, last started first, once. */
export class Processes {
  readonly #options: ProcessesOptions;
  readonly #children = new Map<string, Child>();
  readonly #servers: Server[] = [];
  readonly #stopping = new AbortController();
  #settleEnded!: (failure: Error | undefined) => void;
  #stopped: Promise<void> | undefined;

  /** Settles when everything has ended: with the reason when it was not asked to. */
  readonly ended = new Promise<Error | undefined>((resolve) => (this.#settleEnded = resolve));

  constructor(options: ProcessesOptions) {
    this.#options = options;
    if (options.logDir) mkdirSync(options.logDir, { recursive: true });
  }

  /** Aborted as soon as a stop begins, with its reason. One-off commands end with it. */
  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  /**
   * Starts a program and waits until it says it is ready. With `restart` it is started again when it dies;
   * any other program that dies stops everything. Throws, with the end of its output, when it does not get ready.
   */
  async start(program: Program, { restart = false } = {}): Promise<ReadyLine> {
    this.stopping.throwIfAborted();
    const launch = (): Child => startChild(program, (line) => this.#write(program.name, line));
    const child = restart ? startRestartingChild(launch, (how) => this.#options.say(`${program.name} ${how}; starting it again.`)) : launch();
    this.#children.set(program.name, child);
    this.#servers.push(child);
    const ready = await child.ready;
    if (!ready) {
      await child.stop();
      throw this.#death(`${program.name} did not get ready: it`, await child.ended);
    }
    void child.ended.then((ending) => this.fail(this.#death(program.name, ending)));
    return ready;
  }

  /** Takes over a server that is already running; its death stops everything. */
  async adopt(name: string, server: Server): Promise<void> {
    if (this.stopping.aborted) await server.stop();
    this.stopping.throwIfAborted();
    this.#servers.push(server);
    void server.ended.then(() => this.fail(new Error(`${name} ended unexpectedly.`)));
  }

  /** Waits for all the tasks. The first to fail stops everything, and is thrown when the others have settled too. */
  async together<Results extends readonly unknown[]>(tasks: { [Index in keyof Results]: Promise<Results[Index]> }): Promise<Results> {
    const guarded = tasks.map((task) => task.catch((error: Error) => this.fail(error)));
    const results = await Promise.all(guarded);
    this.stopping.throwIfAborted();
    return results as unknown as Results;
  }

  /** The running program of that name. */
  child(name: string): Child {
    const child = this.#children.get(name);
    if (!child) throw new Error(`No program called ${name} has been started.`);
    return child;
  }

  /** Stops everything because of an error. The first error is the reason that `ended` gives; after a stop there is none. */
  async fail(error: Error): Promise<void> {
    this.#stopped ??= this.#stopAll(error);
    await this.#stopped;
  }

  /** Stops everything, last started first. Bounded in time, never throws, may be called again. */
  async stop(): Promise<void> {
    this.#stopped ??= this.#stopAll(undefined);
    await this.#stopped;
  }

  async #stopAll(failure: Error | undefined): Promise<void> {
    this.#stopping.abort(failure ?? new Error("Stopped before everything was ready."));
    for (const server of this.#servers.toReversed()) await server.stop();
    this.#settleEnded(failure);
  }

  #write(name: string, line: string): void {
    if (this.#options.logDir) appendFileSync(join(this.#options.logDir, `${name}.log`), `${line}\n`);
    else console.log(`${name.padEnd(7)} | ${line}`);
  }

  /** The end of its output is repeated only when it went to a file. */
  #death(subject: string, { how, lastLines }: Ending): Error {
    return new Error(this.#options.logDir ? `${subject} ${how}. Its last lines:\n${lastLines}` : `${subject} ${how}.`);
  }
}
