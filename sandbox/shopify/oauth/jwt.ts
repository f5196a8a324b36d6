import { createHmac, timingSafeEqual } from "node:crypto";

function signature(content: string, secret: string): Buffer {
  return createHmac("sha256", secret).update(content).digest();
}

/** A compact HS256 JSON Web Token. */
export function signJwt(claims: Readonly<Record<string, unknown>>, secret: string): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const content = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${content}.${signature(content, secret).toString("base64url")}`;
}

/** The claims of a token signed with this secret; null when it is malformed or signed with another. */
export function verifyJwt(token: string, secret: string): Record<string, unknown> | null {
  const [header, payload, mark, ...rest] = token.split(".");
  if (!header || !payload || !mark || rest.length > 0) return null;
  const expected = signature(`${header}.${payload}`, secret);
  const given = Buffer.from(mark, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return parseClaims(payload);
}

function parseClaims(payload: string): Record<string, unknown> | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    return typeof claims === "object" && claims !== null ? (claims as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
