import { spawn, type ChildProcess } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { connect } from "node:net";
import { environmentWith } from "../../launch/environment";
import { until } from "../chaos/until";

/** A Redis server that can be killed, started again with what was on disk, and emptied. On loopback only. */
export class Redis {
  private child: ChildProcess | null = null;

  private constructor(
    private readonly options: { readonly program: string; readonly port: number; readonly dataDir: string },
  ) {}

  static async start(options: { program: string; port: number; dataDir: string }): Promise<Redis> {
    await mkdir(options.dataDir, { recursive: true });
    const redis = new Redis(options);
    await redis.up();
    return redis;
  }

  /** Append-only file as BullMQ asks for in production; never evicting. */
  async up(): Promise<void> {
    const { program, port, dataDir } = this.options;
    const settings = ["--port", String(port), "--bind", "127.0.0.1", "--dir", dataDir, "--appendonly", "yes", "--save", ""];
    const child = spawn(program, [...settings, "--maxmemory-policy", "noeviction"], { env: environmentWith({}), stdio: "ignore" });
    let failure: Error | null = null;
    child.once("error", (cause) => (failure = cause));
    process.once("exit", () => void child.kill("SIGKILL"));
    this.child = child;
    await until("redis-server answers", async () => {
      if (failure) throw failure;
      return (await this.say("PING").catch(() => "")).startsWith("+PONG");
    });
  }

  async kill(): Promise<void> {
    const { child } = this;
    this.child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
  }

  async flush(): Promise<void> {
    const answer = await this.say("FLUSHALL");
    if (!answer.startsWith("+OK")) throw new Error(`Redis was not emptied: ${answer}`);
  }

  /** One command without arguments, by Redis's inline protocol. */
  private say(command: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: "127.0.0.1", port: this.options.port });
      socket.once("error", reject);
      socket.once("data", (answer) => {
        socket.destroy();
        resolve(answer.toString("utf8"));
      });
      socket.write(`${command}\r\n`);
    });
  }
}
