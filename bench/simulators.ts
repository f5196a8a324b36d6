import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { projectRoot } from "../launch/project";
import { measure, send, type Call, type Measured } from "./load";
import { machine } from "./machine";
import { shopifyCalls } from "./shopify-calls";
import { xeroCalls } from "./xero-calls";

const LOADED = 10_000;
const CONNECTIONS = 16;
const SECONDS = 5;

/** What `npm run simulators` says of itself; see sandbox/README.md. */
export interface Description {
  readonly shopify: { readonly url: string; readonly headers: Readonly<Record<string, string>> };
  readonly xero: {
    readonly url: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly redirectUri: string;
    readonly tenants: readonly { readonly tenantId: string; readonly countryCode: string }[];
  };
}

/** Named kinds of call to one simulator. */
export type Calls = Readonly<Record<string, (index: number) => Call>>;

/**
 * How many simple requests a second each simulator answers with 10,000 orders or invoices in it, its journal on disk
 * and fsynced, its limits off. The load comes from this process over 16 connections; each simulator is one process.
 */
export async function benchSimulators(): Promise<unknown> {
  const startedMs = performance.now();
  return withSimulators(async (description) => {
    const startMs = Math.round(performance.now() - startedMs);
    const shopify = await perSecond(description.shopify.url, await shopifyCalls(description, LOADED));
    const xero = await perSecond(description.xero.url, await xeroCalls(description, LOADED));
    return { bench: "simulators", machine: machine(), loaded: LOADED, connections: CONNECTIONS, shopify, xero, startMs };
  });
}

/** Both simulators, each a process, for as long as the work with them takes. */
export async function withSimulators<Result>(work: (description: Description) => Promise<Result>): Promise<Result> {
  const child = spawn(process.execPath, ["--import", "tsx", "launch/simulators.ts"], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    return await work(await firstLine(child));
  } finally {
    child.kill("SIGINT");
    await once(child, "exit");
  }
}

async function firstLine(child: ChildProcess): Promise<Description> {
  if (!child.stdout) throw new Error("The simulators have no output.");
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line) as Description;
  throw new Error("The simulators did not start.");
}

async function perSecond(url: string, calls: Calls): Promise<Readonly<Record<string, Measured>>> {
  const measured: Record<string, Measured> = {};
  const port = Number(new URL(url).port);
  for (const [name, call] of Object.entries(calls))
    measured[name] = await measure({ port, connections: CONNECTIONS, seconds: SECONDS, call });
  return measured;
}

/** A call of a control API. */
export async function control(url: string, path: string, body: unknown): Promise<Record<string, unknown>> {
  const { hostname: host, port } = new URL(url);
  const call = { method: "POST", path: `/control${path}`, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  return JSON.parse(await send({ host, port }, call)) as Record<string, unknown>;
}
