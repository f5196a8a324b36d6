import {
  createPublicKey,
  createPrivateKey,
  createSign,
  createVerify,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
} from "node:crypto";

export type Claims = Record<string, unknown>;

export interface SigningKey {
  keyId: string;
  privateJwk: JsonWebKey;
}

let privateJwkOfProcess: JsonWebKey | undefined;

/** An RSA pair takes a seventh of a second to find: simulators of one process have one pair, under names of their own. */
export function newSigningKey(keyId: string): SigningKey {
  privateJwkOfProcess ??= generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" });
  return { keyId, privateJwk: { ...privateJwkOfProcess } };
}

/** The public half as a member of a JSON Web Key Set. */
export function publicJwk({ keyId, privateJwk }: SigningKey): JsonWebKey & { kid: string } {
  const { publicKey } = keysOf({ keyId, privateJwk });
  return { ...publicKey.export({ format: "jwk" }), kid: keyId, use: "sig", alg: "RS256" };
}

export function signJwt(key: SigningKey, claims: Claims): string {
  const unsigned = `${headerOf(key)}.${encode(claims)}`;
  return `${unsigned}.${createSign("RSA-SHA256").update(unsigned).sign(keysOf(key).privateKey, "base64url")}`;
}

/** The claims of a token that this key signed, under its name; undefined for anything else. Expiry is the caller's to check. */
export function verifyJwt(key: SigningKey, token: string): Claims | undefined {
  const known = verified.get(key.privateJwk)?.get(token);
  if (known) return known;
  const claims = checkedClaims(key, token);
  if (claims) remember(key, token, claims);
  return claims;
}

const MOST_REMEMBERED = 1_000;
const verified = new WeakMap<JsonWebKey, Map<string, Claims>>();

/** A client sends the same token with every call; checking its signature again would be a fifth of a call's work. */
function remember({ privateJwk }: SigningKey, token: string, claims: Claims): void {
  const known = verified.get(privateJwk) ?? new Map<string, Claims>();
  if (known.size >= MOST_REMEMBERED) known.clear();
  verified.set(privateJwk, known.set(token, claims));
}

/** As `signJwt` writes it: a token with any other was not signed here. */
function headerOf({ keyId }: SigningKey): string {
  return encode({ alg: "RS256", kid: keyId, typ: "JWT" });
}

function checkedClaims(key: SigningKey, token: string): Claims | undefined {
  const [header, payload, signature, ...rest] = token.split(".");
  if (!header || !payload || !signature || rest.length > 0) return undefined;
  if (header !== headerOf(key)) return undefined;
  const isOurs = createVerify("RSA-SHA256")
    .update(`${header}.${payload}`)
    .verify(keysOf(key).publicKey, signature, "base64url");
  return isOurs ? (JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as Claims) : undefined;
}

const imported = new WeakMap<JsonWebKey, { privateKey: KeyObject; publicKey: KeyObject }>();

/** Importing a key costs far more than using it, and every API call uses it. */
function keysOf({ privateJwk }: SigningKey): { privateKey: KeyObject; publicKey: KeyObject } {
  const known = imported.get(privateJwk);
  if (known) return known;
  const key = { key: privateJwk, format: "jwk" } as const;
  const keys = { privateKey: createPrivateKey(key), publicKey: createPublicKey(key) };
  imported.set(privateJwk, keys);
  return keys;
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
