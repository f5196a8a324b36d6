import { spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";

const children: ChildProcess[] = [];
afterEach(() => children.forEach((child) => child.kill("SIGKILL")));

interface Started {
  child: ChildProcess;
  firstLine: Promise<string>;
  errors: () => string;
  exit: Promise<number | null>;
}

function start(environment: Record<string, string>, channel: "ipc" | "ignore" = "ignore"): Started {
  const stdio: StdioOptions = ["ignore", "pipe", "pipe", channel];
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", "sandbox/xero/main.ts"], {
    env: { PATH: process.env["PATH"] ?? "", NODE_ENV: "test", ...environment },
    stdio,
  });
  children.push(child);
  let errors = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    errors += String(chunk);
  });
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const firstLine = new Promise<string>((resolve, reject) => {
    child.stdout?.once("data", (chunk: Buffer) => resolve(String(chunk)));
    void exit.then(() => reject(new Error(`The simulator ended: ${errors}`)));
  });
  firstLine.catch(() => {}); // Awaited only by tests that expect a start.
  return { child, firstLine, errors: () => errors, exit };
}

const settings = (dataDir: string) => ({
  PORT: "0",
  DATA_DIR: dataDir,
  CLIENT_ID: "id",
  CLIENT_SECRET: "secret",
  REDIRECT_URIS: "http://localhost:1/xero/callback",
  WEBHOOK_URL: "http://127.0.0.1:1/webhooks/xero",
  WEBHOOK_KEY: "key",
});

const urlOf = async ({ firstLine }: Started) => (JSON.parse(await firstLine) as { ready: true; url: string }).url;

test("without its settings the process ends with 1 and names them", async () => {
  const { PORT: _, ...incomplete } = settings("unused");
  const started = start(incomplete);
  expect(await started.exit).toBe(1);
  expect(started.errors()).toContain("PORT is missing: set it to the port to listen on");
}, 30_000);

test("a second start finds what the first one wrote, and SIGTERM ends with 0", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "xero-simulator-"));
  const before = start(settings(dataDir));
  const url = await urlOf(before);
  const [organisation] = (await (await fetch(`${url}/control/organisations`)).json()) as { tenantId: string }[];
  const path = `/control/organisations/${organisation?.tenantId}/lock-dates`;
  const body = JSON.stringify({ endOfYearLockDate: "2026-03-31" });
  await fetch(url + path, { method: "POST", headers: { "content-type": "application/json" }, body });
  before.child.kill("SIGTERM");
  expect(await before.exit).toBe(0);

  const after = start(settings(dataDir));
  const organisations = await (await fetch(`${await urlOf(after)}/control/organisations`)).json();
  expect(organisations).toMatchObject([
    { tenantId: organisation?.tenantId, endOfYearLockDate: "2026-03-31" },
    {},
    {},
    {},
  ]);
  after.child.kill("SIGINT");
  expect(await after.exit).toBe(0);
  expect(readdirSync(dataDir).filter((name) => name.endsWith(".new"))).toEqual([]);
  rmSync(dataDir, { recursive: true });
}, 60_000);

test("a simulator whose launcher is gone ends by itself", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "xero-simulator-"));
  const started = start(settings(dataDir), "ipc");
  await started.firstLine;
  started.child.disconnect();
  expect(await started.exit).toBe(0);
  rmSync(dataDir, { recursive: true });
}, 30_000);
