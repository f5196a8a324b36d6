import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import type { SubscriptionTerms } from "./store/records";
import { filterProblem } from "./webhooks/filter";

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
  readonly subscriptions: readonly SubscriptionTerms[];
}

/** One [[webhooks.subscriptions]] of the file. */
export interface TomlSubscription {
  readonly topics?: string[];
  readonly compliance_topics?: string[];
  readonly uri?: string;
  readonly filter?: string;
  readonly include_fields?: string[];
  readonly metafield_namespaces?: string[];
  readonly name?: string;
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

function subscriptionsOf(entry: TomlSubscription, appUrl: string): SubscriptionTerms[] {
  const uri = required(entry.uri, "webhooks.subscriptions.uri");
  const { filter = null, include_fields = [], metafield_namespaces = [], name = null } = entry;
  const problem = filter === null ? null : filterProblem(filter);
  if (problem) throw new Error(`The app's configuration (shopify.app.toml) has a webhook filter Shopify refuses: ${problem}`);
  const terms = { url: uri.startsWith("/") ? appUrl + uri : uri, filter, includeFields: include_fields, metafieldNamespaces: metafield_namespaces, name };
  return [...(entry.topics ?? []), ...(entry.compliance_topics ?? [])].map((topic) => ({ topic, ...terms }));
}

export function splitScopes(scopes: string): string[] {
  return scopes.split(",").map((scope) => scope.trim()).filter(Boolean);
}

function required(value: string | undefined, entry: string): string {
  if (!value) throw new Error(`The app's configuration (shopify.app.toml) has no "${entry}".`);
  return value;
}
