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
  /** The `iss` of tokens and of the discovery document. */
  issuer: string;
  /** undefined: nothing is kept on disk. */
  dataDir: string | undefined;
  /** Calls a day and tenant: 5,000 on Xero's paid tiers, 1,000 on Starter (Nov 2026). */
  dailyCallLimit: number;
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
    webhook: {
      url: required("WEBHOOK_URL", "the address that receives Xero's webhooks"),
      key: required("WEBHOOK_KEY", "the webhook signing key"),
    },
    issuer: environment["ISSUER"] ?? XERO_ISSUER,
    dailyCallLimit: CORE_TIER_DAILY_CALLS,
  };
  if (problems.length > 0) throw new Error(`The simulated Xero cannot start. ${problems.join(" ")}`);
  return settings;
}
