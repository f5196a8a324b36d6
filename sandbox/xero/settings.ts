/** What the simulated Xero knows about the one app that is registered with it. */
export interface RegisteredApp {
  /** Shown on the consent page and as ProviderName in answers. */
  appName: string;
  clientId: string;
  clientSecret: string;
  /** The redirect URI of an authorisation must equal one of these exactly. */
  redirectUris: string[];
}

export interface WebhookSettings {
  url: string;
  key: string;
}

export interface SimulatorSettings {
  /** 0 takes any free port. */
  port: number;
  app: RegisteredApp;
  /** undefined: the app has no webhook subscription. */
  webhook: WebhookSettings | undefined;
  /** The signing key of a subscription that is made later (control API) and names none. */
  webhookKey?: string | undefined;
  /** The `iss` of tokens and of the discovery document. */
  issuer: string;
  /** undefined: nothing is kept on disk. */
  dataDir: string | undefined;
  /** Calls a day and tenant: 5,000 on Xero's paid tiers, 1,000 on Starter (Nov 2026). */
  dailyCallLimit: number;
  /** Of the faults whose order names no seed; 1 when undefined. */
  seed?: number;
}

const XERO_ISSUER = "https://identity.xero.com";
const CORE_TIER_DAILY_CALLS = 5000;

type Environment = Record<string, string | undefined>;

/** @throws Error with a sentence naming every setting that is missing or wrong. */
export function settingsFromEnvironment(environment: Environment): SimulatorSettings {
  const problems: string[] = [];
  const required = (name: string, meaning: string): string => {
    const value = environment[name];
    if (!value) problems.push(`${name} is missing: set it to ${meaning}.`);
    return value ?? "";
  };
  const port = Number(required("PORT", "the port to listen on, e.g. 4402"));
  if (!Number.isInteger(port) || port < 0 || port > 65_535) problems.push("PORT must be a number from 0 to 65535.");
  // Said in so many words, not forgotten: an empty address.
  const hasWebhook = environment["WEBHOOK_URL"] !== "";
  const settings: SimulatorSettings = {
    port,
    dataDir: required("DATA_DIR", "the folder that keeps the simulated books"),
    app: {
      appName: environment["APP_NAME"] ?? "Crossfoot",
      clientId: required("CLIENT_ID", "the app's Xero client id"),
      clientSecret: required("CLIENT_SECRET", "the app's Xero client secret"),
      redirectUris: required("REDIRECT_URIS", "the app's redirect addresses, separated by commas")
        .split(",")
        .map((uri) => uri.trim()),
    },
    webhook: hasWebhook
      ? {
          url: required("WEBHOOK_URL", "the address that receives Xero's webhooks"),
          key: required("WEBHOOK_KEY", "the webhook signing key"),
        }
      : undefined,
    webhookKey: environment["WEBHOOK_KEY"],
    issuer: environment["ISSUER"] ?? XERO_ISSUER,
    dailyCallLimit: CORE_TIER_DAILY_CALLS,
    seed: Number(environment["SEED"] ?? "1"),
  };
  if (problems.length > 0) throw new Error(`The simulated Xero cannot start. ${problems.join(" ")}`);
  return settings;
}
