import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "smol-toml";
import { projectRoot } from "./project";

/** Shopify's description of the app, the one place where its scopes and webhook topics are written down. */
export const shopifyAppConfig = "shopify.app.toml";

/** The scopes the app asks a shop for, comma separated as Shopify writes them. */
export async function requestedScopes(): Promise<string> {
  const config = parse(await readFile(join(projectRoot, shopifyAppConfig), "utf8"));
  const access = config["access_scopes"];
  if (access && typeof access === "object" && "scopes" in access && typeof access.scopes === "string") return access.scopes;
  throw new Error(`${shopifyAppConfig} has no [access_scopes] with a line like: scopes = "read_orders"`);
}
