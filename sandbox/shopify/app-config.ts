import { readFileSync } from "node:fs";
import { parse } from "smol-toml";

export interface WebhookSubscription {
  readonly topic: string;
  readonly url: string;
}

/** The app as Shopify knows it: its configuration file plus the credentials Shopify gave it. */
export interface AppConfig {
  readonly name: string;
  readonly handle: string;
  /** Origin the app is reached at, without a slash at the end. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
  /** Version of webhook bodies and of their X-Shopify-API-Version header. */
  readonly webhookApiVersion: string;
  readonly subscriptions: readonly WebhookSubscription[];
}

interface TomlSubscription {
  readonly topics?: string[];
  readonly compliance_topics?: string[];
  readonly uri?: string;
}

interface AppToml {
  readonly name?: string;
  readonly handle?: string;
  readonly access_scopes?: { readonly scopes?: string };
  readonly webhooks?: { readonly api_version?: string; readonly subscriptions?: TomlSubscription[] };
}

export interface AppCredentials {
  readonly appUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Reads shopify.app.toml; `appUrl` stands in for its application_url. Says which entry is missing. */
export function readAppConfig(tomlPath: string, credentials: AppCredentials): AppConfig {
  return appConfig(parse(readFileSync(tomlPath, "utf8")) as AppToml, credentials);
}

export function appConfig(toml: AppToml, { appUrl, clientId, clientSecret }: AppCredentials): AppConfig {
  const url = appUrl.replace(/\/$/, "");
  const webhooks = toml.webhooks;
  return {
    name: required(toml.name, "name"),
    handle: required(toml.handle, "handle"),
    url,
    clientId,
    clientSecret,
    scopes: splitScopes(required(toml.access_scopes?.scopes, "access_scopes.scopes")),
    webhookApiVersion: required(webhooks?.api_version, "webhooks.api_version"),
    subscriptions: (webhooks?.subscriptions ?? []).flatMap((entry) => subscriptionsOf(entry, url)),
  };
}

function subscriptionsOf(entry: TomlSubscription, appUrl: string): WebhookSubscription[] {
  const uri = required(entry.uri, "webhooks.subscriptions.uri");
  const url = uri.startsWith("/") ? appUrl + uri : uri;
  return [...(entry.topics ?? []), ...(entry.compliance_topics ?? [])].map((topic) => ({ topic, url }));
}

export function splitScopes(scopes: string): string[] {
  return scopes.split(",").map((scope) => scope.trim()).filter(Boolean);
}

function required(value: string | undefined, entry: string): string {
  if (!value) throw new Error(`The app's configuration (shopify.app.toml) has no "${entry}".`);
  return value;
}
