import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";
import { readAccessRules, type AccessRules, type ScopeItem } from "./access-rules";

/** Supported versions, newest first. Shopify keeps about four; the app pins the newest. */
export const API_VERSIONS = ["2026-10", "2026-07"] as const;
export type ApiVersion = (typeof API_VERSIONS)[number];

export interface AdminSchema {
  readonly schema: GraphQLSchema;
  readonly access: AccessRules;
}

interface SchemaFile {
  readonly data: IntrospectionQuery;
  readonly offline_scopes: { readonly items: ScopeItem[] };
}

const loaded = new Map<ApiVersion, AdminSchema>();

/**
 * The real Admin schema, from the introspection that Shopify publishes inside @shopify/dev-mcp,
 * with the table of access scopes that comes with it. Built once per version, in about 0.3 s.
 */
export function adminSchema(version: ApiVersion): AdminSchema {
  const known = loaded.get(version);
  if (known) return known;
  const file = readSchemaFile(version);
  const built = { schema: buildClientSchema(file.data, { assumeValid: true }), access: readAccessRules(file.offline_scopes.items) };
  loaded.set(version, built);
  return built;
}

export function isApiVersion(text: string): text is ApiVersion {
  return (API_VERSIONS as readonly string[]).includes(text);
}

/** By path, because the package exports its program only; nothing of that program runs here. */
function readSchemaFile(version: ApiVersion): SchemaFile {
  const file = new URL(`../../../node_modules/@shopify/dev-mcp/dist/data/admin_${version}.json.gz`, import.meta.url);
  if (!existsSync(file)) throw new Error("The Admin schema of @shopify/dev-mcp is not installed: run npm install.");
  return JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as SchemaFile;
}
