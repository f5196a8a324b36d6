import { resolve } from "node:path";
import { parseArgs } from "node:util";

export interface SimulatorsCommand {
  /** Of the simulated Shopify; the simulated Xero has the next one. 0 chooses free ones. */
  readonly port: number;
  /** Undefined: a temporary folder that is removed at the end. */
  readonly dataDir: string | undefined;
  /** Where all webhooks of each go; undefined: nowhere. */
  readonly webhookShopify: string | undefined;
  readonly webhookXero: string | undefined;
  /** The address to which Xero sends a person back after the consent. */
  readonly redirectUri: string;
  readonly seed: number;
}

const HIGHEST_FIRST_PORT = 65_534;
const REDIRECT_URI = "http://localhost:3000/xero/callback";

export const SIMULATORS_USAGE = `Usage: npm run simulators -- [options]
  --port <number>           the simulated Shopify; the simulated Xero has the next port (0, or nothing: free ones)
  --data <folder>           where their state is kept (a temporary folder, removed at the end, unless given)
  --webhook-shopify <url>   where all webhooks of the simulated Shopify go (nowhere unless given)
  --webhook-xero <url>      where the webhooks of the simulated Xero go (nowhere unless given)
  --xero-redirect <url>     the app's redirect address at Xero (${REDIRECT_URI} unless given)
  --seed <number>           of the faults whose order names no seed (1 unless given)
  --help                    show this`;

/** Reads the options of `npm run simulators`. Throws one sentence for anything it does not know. */
export function parseSimulatorsOptions(args: readonly string[]): SimulatorsCommand | "help" {
  const values = readOptions(args);
  if (values.help) return "help";
  return {
    port: number("--port", values.port ?? "0", HIGHEST_FIRST_PORT),
    dataDir: values.data === undefined ? undefined : resolve(values.data),
    webhookShopify: address("--webhook-shopify", values["webhook-shopify"]),
    webhookXero: address("--webhook-xero", values["webhook-xero"]),
    redirectUri: address("--xero-redirect", values["xero-redirect"]) ?? REDIRECT_URI,
    seed: number("--seed", values.seed ?? "1", Number.MAX_SAFE_INTEGER),
  };
}

function readOptions(args: readonly string[]) {
  const text = { type: "string" } as const;
  const options = {
    ...{ port: text, data: text, "webhook-shopify": text, "webhook-xero": text, "xero-redirect": text, seed: text },
    help: { type: "boolean" },
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    const [problem] = (cause as Error).message.split(". ");
    throw new Error(`${problem}; npm run simulators -- --help shows the options.`);
  }
}

function number(option: string, text: string, highest: number): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value <= highest) return value;
  throw new Error(`${option} ${text}: give a whole number from 0 to ${highest}.`);
}

function address(option: string, text: string | undefined): string | undefined {
  if (text === undefined || /^https?:\/\/\S+$/.test(text)) return text;
  throw new Error(`${option} ${text}: give an address that begins with http:// or https://.`);
}
