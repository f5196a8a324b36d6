import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const children: ChildProcess[] = [];

/** A simulator in a process of its own, which can be killed at any moment. */
export interface SimulatorProcess {
  readonly url: string;
  /** SIGKILL: nothing is tidied up. */
  kill(): void;
  /** The signal or the exit code. */
  readonly ended: Promise<number | string | null>;
}

export interface XeroProcessSettings {
  readonly dataDir: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
}

export function startXeroProcess({ dataDir, clientId, clientSecret, redirectUri }: XeroProcessSettings): Promise<SimulatorProcess> {
  const settings = { DATA_DIR: dataDir, CLIENT_ID: clientId, CLIENT_SECRET: clientSecret, REDIRECT_URIS: redirectUri, WEBHOOK_URL: "" };
  return start("sandbox/xero/main.ts", settings);
}

export function startShopifyProcess({ dataDir, clientId, clientSecret }: Omit<XeroProcessSettings, "redirectUri">): Promise<SimulatorProcess> {
  const settings = { DATA_DIR: dataDir, CLIENT_ID: clientId, CLIENT_SECRET: clientSecret, APP_URL: "http://localhost:1", APP_CONFIG: "shopify.app.toml", WEBHOOK_URL: "" };
  return start("sandbox/shopify/main.ts", settings);
}

/** For `afterEach`. */
export function killAll(): void {
  for (const child of children.splice(0)) child.kill("SIGKILL");
}

function start(entry: string, settings: Readonly<Record<string, string>>): Promise<SimulatorProcess> {
  const env: NodeJS.ProcessEnv = { ...settings, PATH: process.env["PATH"] ?? "", NODE_ENV: "test", PORT: "0" };
  const child = spawn(process.execPath, ["--import", "tsx", entry], { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  children.push(child);
  const ended = new Promise<number | string | null>((resolve) => child.once("exit", (code, signal) => resolve(signal ?? code)));
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.stdout.once("data", (chunk: Buffer) => {
      const { url } = JSON.parse(chunk.toString()) as { url: string };
      resolve({ url, kill: () => void child.kill("SIGKILL"), ended });
    });
    void ended.then((how) => reject(new Error(`${entry} ended (${how}): ${errors}`)));
  });
}
