import { pino } from "pino";
import type { Log } from "../../ports/log";

/** Tokens, bearer headers, session tokens and e-mail addresses, wherever a vendor put them into a message. */
const SECRET = /(eyJ[\w-]+\.[\w-]+\.?[\w-]*|shp(at|ua|rt|ss)_\w+|Bearer\s+\S+|[\w.+-]+@[\w-]+\.[\w.]+)/g;

/** shopify-api puts whole session tokens into error messages, so text is scrubbed and not only known fields. */
export function makeLog(processName: string): Log {
  const logger = pino({ base: { process: processName }, timestamp: pino.stdTimeFunctions.isoTime });
  const write =
    (level: "info" | "warn" | "error") =>
    (message: string, fields: Record<string, unknown> = {}) => {
      logger[level](Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, scrub(value)])), String(scrub(message)));
    };

  return { info: write("info"), warn: write("warn"), error: write("error") };
}

function scrub(value: unknown): unknown {
  if (value instanceof Error) return scrub(value.stack ?? value.message);

  return typeof value === "string" ? value.replace(SECRET, "[removed]") : value;
}
