import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * True when `signature` is base64 HMAC-SHA256 of the body with one of the keys.
 * Several keys, because after a rotation the old one may sign for an hour. Compared in constant time.
 */
export function isSigned(body: Buffer, signature: string | undefined, keys: readonly string[]): boolean {
  const given = Buffer.from(signature ?? "", "base64");

  return keys.some((key) => {
    const expected = createHmac("sha256", key).update(body).digest();

    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
