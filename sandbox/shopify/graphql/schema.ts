import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";
import { readAccessRules, type AccessRules, type ScopeItem } from "./access-rules";

export interface AdminSchema {
  readonly schema: GraphQLSchema;
  readonly access: AccessRules;
}

interface SchemaFile {
  readonly data: IntrospectionQuery;
  readonly offline_scopes: { readonly items: ScopeItem[] };
}

const loaded = new Map<string, AdminSchema>();

/**
 * The real Admin schema of a served version, from the introspection that Shopify publishes inside
 * @shopify/dev-mcp, with the table of access scopes that comes with it. Built when a version is first
 * asked for, in about 0.3 s.
 */
export function adminSchema(version: string): AdminSchema {
  const known = loaded.get(version);
  if (known) return known;
  const file = readSchemaFile(version);
  const built = { schema: buildClientSchema(file.data, { assumeValid: true }), access: readAccessRules(file.offline_scopes.items) };
  loaded.set(version, built);
  return built;
}

/** By path, because the package exports its program only; nothing of that program runs here. */
function readSchemaFile(version: string): SchemaFile {
  const file = new URL(`../../../node_modules/@shopify/dev-mcp/dist/data/admin_${version}.json.gz`, import.meta.url);
  if (!existsSync(file)) throw new Error("The Admin schema of @shopify/dev-mcp is not installed: run npm install.");
  return JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as SchemaFile;
}
