import { createHmac } from "node:crypto";

/** base64 HMAC-SHA256 over the exact bytes sent, keyed with the app's client secret. */
export function signBody(body: string, clientSecret: string): string {
  return createHmac("sha256", clientSecret).update(body, "utf8").digest("base64");
}
