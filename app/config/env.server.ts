import { z } from "zod";

const origin = z.url().transform((text) => text.replace(/\/$/, ""));
const key = z.string().refine((text) => Buffer.from(text, "base64").length === 32, "must be 32 bytes in base64 (openssl rand -base64 32)");

const schema = z.object({
  CROSSFOOT_MODE: z.enum(["production", "development", "sandbox"]).default("production"),
  DATABASE_URL: z.string().min(1),
  REDIS_URL: z.string().min(1).optional(),
  PORT: z.coerce.number().int().min(1).max(65535).default(4400),
  APP_URL: origin,
  SHOPIFY_API_KEY: z.string().min(1),
  SHOPIFY_API_SECRET: z.string().min(1),
  /** While a rotation of the secret is young, the one before. */
  SHOPIFY_API_SECRET_PREVIOUS: z.string().min(1).optional(),
  SCOPES: z.string().min(1),
  /** The app's name in the admin's addresses: …/apps/crossfoot. */
  SHOPIFY_APP_HANDLE: z.string().min(1).default("crossfoot"),
  XERO_CLIENT_ID: z.string().min(1),
  XERO_CLIENT_SECRET: z.string().min(1),
  XERO_WEBHOOK_KEY: z.string().min(1),
  /** The same for Xero's webhook key. */
  XERO_WEBHOOK_KEY_PREVIOUS: z.string().min(1).optional(),
  /** Several separated by commas while a rotation lasts: the first seals, all open. */
  ENCRYPTION_KEY: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.tuple([key], key)),
  /** Where the web process serves its metrics; the worker takes the port after it. None: no metrics are served. */
  METRICS_PORT: z.coerce.number().int().min(1).max(65534).optional(),
  METRICS_HOST: z.string().min(1).default("127.0.0.1"),
  SWEEP_EVERY_SECONDS: z.coerce.number().int().min(5).default(600),
});

/** Other servers in the place of Shopify and Xero, for trying things out. Tokens go there, so only in sandbox mode. */
const sandboxSchema = z.object({
  SHOPIFY_ORIGIN: origin,
  SHOPIFY_ADMIN_ORIGIN: origin,
  APP_BRIDGE_URL: origin,
  XERO_ORIGIN: origin,
  /** For measuring against a simulated Xero without limits: calls are not counted, nor paced. */
  XERO_LIMITS: z.literal("off").optional(),
});
const SANDBOX_NAMES = Object.keys(sandboxSchema.shape);

export type Settings = z.infer<typeof schema> & { sandbox: z.infer<typeof sandboxSchema> | null };

/** Reads and checks everything at once, so that a wrong setting stops the start with a sentence and not a request later. */
export function readSettings(env: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const settings = parse(schema, env);
  if (settings.CROSSFOOT_MODE === "sandbox") return { ...settings, sandbox: parse(sandboxSchema, env) };
  const stray = SANDBOX_NAMES.filter((name) => env[name] !== undefined);
  if (stray.length > 0) {
    throw new SettingsError(
      `${stray.join(", ")}: allowed only with CROSSFOOT_MODE=sandbox, because tokens would go there and limits be broken. Remove the setting.`,
    );
  }

  return { ...settings, sandbox: null };
}

export class SettingsError extends Error {}

function parse<Output>(shape: z.ZodType<Output>, env: Readonly<Record<string, string | undefined>>): Output {
  const result = shape.safeParse(env);
  if (result.success) return result.data;
  const faults = result.error.issues.map(
    ({ path: [name], message }) => `  ${String(name)} ${env[String(name)] ? `is wrong: ${message}` : "is missing"}`,
  );

  throw new SettingsError(`Crossfoot cannot start; .env.example says where each setting comes from:\n${[...new Set(faults)].join("\n")}`);
}
