import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What the app and the two simulators must agree on. Made once per data directory, never shared between two. */
export interface Credentials {
  readonly shopifyClientId: string;
  readonly shopifyClientSecret: string;
  readonly xeroClientId: string;
  readonly xeroClientSecret: string;
  /** Signs the webhooks of the simulated Xero. */
  readonly xeroWebhookKey: string;
  /** 32 bytes in base64: seals the tokens in the database. */
  readonly encryptionKey: string;
}

const FILE = "credentials.json";

/** Reads the credentials of a sandbox, or makes random ones on its first start. */
export async function openCredentials(dataDir: string): Promise<Credentials> {
  const file = join(dataDir, FILE);
  if (existsSync(file)) return JSON.parse(await readFile(file, "utf8")) as Credentials;
  const made = makeCredentials();
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}

function makeCredentials(): Credentials {
  return {
    shopifyClientId: randomBytes(16).toString("hex"),
    shopifyClientSecret: randomBytes(32).toString("hex"),
    xeroClientId: randomBytes(16).toString("hex").toUpperCase(),
    xeroClientSecret: randomBytes(32).toString("base64url"),
    xeroWebhookKey: randomBytes(32).toString("base64"),
    encryptionKey: randomBytes(32).toString("base64"),
  };
}
