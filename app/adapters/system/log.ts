import { pino, type DestinationStream } from "pino";
import type { Log } from "../../ports/log";

/** What no line of the log may hold, wherever a vendor put it into a message. */
const SECRETS = [
  /eyJ[\w-]+\.[\w-]+\.?[\w-]*/g, // session tokens and Xero's access tokens
  /shp(at|ua|rt|ss|ca|pa)_\w+/g, // Shopify's tokens
  /(Bearer|Basic)\s+[\w.~+/=-]+/gi,
  /(?<=(refresh_token|access_token|client_secret|code_verifier|assertion)["']?\s*[=:]\s*["']?)[^"'&\s,}]+/gi,
  /(?<=:\/\/[^\s:@/]*:)[^\s@/]+(?=@)/g, // the password in an address
  /[\w.+-]+@[\w-]+\.[\w.]+/g, // e-mail addresses
  /\+\d[\d\s().-]{6,}\d/g, // telephone numbers as Shopify writes them; without the plus they look like any id
];

/** shopify-api puts whole session tokens into error messages, so text is scrubbed and not only known fields. */
export function makeLog(processName: string, destination: DestinationStream = pino.destination(1)): Log {
  const logger = pino({ base: { process: processName }, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  const write =
    (level: "info" | "warn" | "error") =>
    (message: string, fields: Record<string, unknown> = {}) => {
      logger[level](scrubFields(fields), String(scrub(message)));
    };

  return { info: write("info"), warn: write("warn"), error: write("error") };
}

function scrub(value: unknown): unknown {
  if (typeof value === "string") return SECRETS.reduce((text, secret) => text.replace(secret, "[removed]"), value);
  // Of an error only its text: vendors hang whole requests on them, headers included.
  if (value instanceof Error) return scrub(value.stack ?? value.message);
  if (Array.isArray(value)) return value.map(scrub);
  if (typeof value === "bigint") return value.toString();

  return typeof value === "object" && value !== null && !(value instanceof Date) ? scrubFields(value) : value;
}

function scrubFields(fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, scrub(value)]));
}
