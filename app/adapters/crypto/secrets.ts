import { createHash, randomBytes } from "node:crypto";
import type { Secrets } from "../../ports/secrets";

export const secrets: Secrets = {
  random: () => randomBytes(32).toString("base64url"),
  hash: (text) => createHash("sha256").update(text).digest("base64url"),
};
