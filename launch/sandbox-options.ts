import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { projectRoot } from "./project";
import { UsageError } from "./usage-error";

export interface SandboxCommand {
  readonly port: number;
  readonly dataDir: string;
  readonly fresh: boolean;
}

const DEFAULT_PORT = 4400;
const HIGHEST_FIRST_PORT = 65_532;

export const SANDBOX_USAGE = `Usage: npm run sandbox -- [options]
  --port <number>   first of four ports in a row: Crossfoot, simulated Shopify, simulated Xero, PostgreSQL
                    (${DEFAULT_PORT} unless given; 0 chooses free ones)
  --data <folder>   where everything is kept (.data/sandbox unless given)
  --fresh           delete what is kept there, and start from nothing
  --help            show this`;

/** Reads the options of `npm run sandbox`. Throws a UsageError for anything it does not know. */
export function parseSandboxOptions(args: readonly string[]): SandboxCommand | "help" {
  const values = readOptions(args);
  if (values.help) return "help";
  return {
    port: values.port === undefined ? DEFAULT_PORT : parsePort(values.port),
    dataDir: values.data === undefined ? resolve(projectRoot, ".data/sandbox") : resolve(values.data),
    fresh: values.fresh ?? false,
  };
}

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { port: { type: "string" }, data: { type: "string" }, fresh: { type: "boolean" }, help: { type: "boolean" } },
    }).values;
  } catch (cause) {
    throw new UsageError((cause as Error).message, SANDBOX_USAGE);
  }
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port === 0 || (port >= 1024 && port <= HIGHEST_FIRST_PORT)) return port;
  throw new UsageError(`--port ${text}: give a number from 1024 to ${HIGHEST_FIRST_PORT}, or 0.`, SANDBOX_USAGE);
}
