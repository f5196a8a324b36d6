import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import type { Seal } from "../../ports/seal";

const FORMAT = "v1";

/**
 * AES-256-GCM with a fresh 96-bit nonce for each value and the context as authenticated data, so that a value copied
 * to another row does not open. Written as `v1.<key id>.<nonce>.<text>.<tag>`; the key id tells which key to use after a rotation.
 * The first key seals; every key opens.
 */
export function makeAesSeal(keys: readonly [Buffer, ...Buffer[]]): Seal {
  const byId = new Map(keys.map((key) => [keyId(key), key]));

  return {
    seal: (plain, context) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", keys[0], nonce).setAAD(Buffer.from(context));
      const text = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);

      return [FORMAT, keyId(keys[0]), ...[nonce, text, cipher.getAuthTag()].map((part) => part.toString("base64url"))].join(".");
    },
    open: (sealed, context) => {
      const [format, id = "", nonce = "", text = "", tag = ""] = sealed.split(".");
      const key = byId.get(id);
      if (format !== FORMAT || !key) throw new Error(`A sealed value needs key ${id}, which is not among ENCRYPTION_KEY.`);
      const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64url"), { authTagLength: 16 });
      decipher.setAAD(Buffer.from(context)).setAuthTag(Buffer.from(tag, "base64url"));

      return Buffer.concat([decipher.update(Buffer.from(text, "base64url")), decipher.final()]).toString("utf8");
    },
  };
}

/** Short, and says nothing about the key. */
function keyId(key: Buffer): string {
  return createHash("sha256").update("key id").update(key).digest("hex").slice(0, 8);
}
