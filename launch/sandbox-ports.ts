import { setTimeout as delay } from "node:timers/promises";
import { findFreePorts, isPortTaken } from "./ports";

/** Four ports in a row. */
export interface SandboxPorts {
  readonly web: number;
  readonly shopify: number;
  readonly xero: number;
  readonly postgres: number;
}

const PURPOSE: Record<keyof SandboxPorts, string> = {
  web: "Crossfoot itself",
  shopify: "the simulated Shopify",
  xero: "the simulated Xero",
  postgres: "PostgreSQL",
};

const FREE_WITHIN_MS = 3_000;
const POLL_MS = 100;

/** The four ports from `first` on; 0 chooses free ones. Throws a sentence that names the port that is taken. */
export async function claimSandboxPorts(first: number): Promise<SandboxPorts> {
  const web = first === 0 ? await findFreePorts(4) : first;
  const ports: SandboxPorts = { web, shopify: web + 1, xero: web + 2, postgres: web + 3 };
  for (const name of ["web", "shopify", "xero", "postgres"] as const) {
    if (await staysTaken(ports[name])) throw new Error(takenMessage(ports[name], { name, first: web }));
  }
  return ports;
}

/** A program that is just stopping, after a crash of its launcher, gets a moment to let go of its port. */
async function staysTaken(port: number): Promise<boolean> {
  const deadline = Date.now() + FREE_WITHIN_MS;
  while (await isPortTaken(port)) {
    if (Date.now() > deadline) return true;
    await delay(POLL_MS);
  }
  return false;
}

function takenMessage(port: number, wanted: { name: keyof SandboxPorts; first: number }): string {
  return [
    `Port ${port}, wanted for ${PURPOSE[wanted.name]}, is already in use - most likely by another sandbox.`,
    `Stop that one (Ctrl-C where it runs), or start this one on other ports and with data of its own:`,
    `  npm run sandbox -- --port ${wanted.first + 100} --data .data/second`,
  ].join("\n");
}
