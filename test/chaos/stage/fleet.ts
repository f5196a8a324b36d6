import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { startChild, type Child, type Program } from "../../../launch/child";

/** How long a program that ended waits before it is started again, as any supervisor waits. */
const RESTART_AFTER_MS = 200;

interface Place {
  readonly program: Program;
  child: Child;
  /** When it last got ready; null while it is starting. */
  ready: boolean;
}

/** The app's processes. One that ends, however it ends, is started again: that is what a host does. */
export class Fleet {
  private readonly places = new Map<string, Place>();
  private stopping = false;

  constructor(private readonly logDir: string) {}

  /** Starts a program under its name; resolves when it is ready. */
  async start(program: Program): Promise<void> {
    const place: Place = { program, child: this.launch(program), ready: false };
    this.places.set(program.name, place);
    await this.watch(place);
    if (!place.ready) throw new Error(`${program.name} did not get ready; see ${this.logDir}.`);
  }

  /** Ends or stops a process. What ends comes back by itself. */
  kill(name: string, signal: NodeJS.Signals): void {
    this.place(name).child.kill(signal);
  }

  /** Stopped or continued, a process does not end and is not started again. */
  get names(): string[] {
    return [...this.places.keys()];
  }

  get allReady(): boolean {
    return [...this.places.values()].every(({ ready }) => ready);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    for (const { child } of this.places.values()) child.kill("SIGCONT");
    await Promise.all([...this.places.values()].map(({ child }) => child.stop()));
  }

  private place(name: string): Place {
    const place = this.places.get(name);
    if (!place) throw new Error(`No process called ${name} was started.`);
    return place;
  }

  private launch(program: Program): Child {
    return startChild(program, (line) => appendFileSync(join(this.logDir, `${program.name}.log`), `${line}\n`));
  }

  private async watch(place: Place): Promise<void> {
    const { child } = place;
    void child.ended.then(() => this.again(place));
    place.ready = (await child.ready) !== undefined;
  }

  private again(place: Place): void {
    place.ready = false;
    if (this.stopping) return;
    setTimeout(() => {
      if (this.stopping) return;
      place.child = this.launch(place.program);
      void this.watch(place);
    }, RESTART_AFTER_MS);
  }
}
