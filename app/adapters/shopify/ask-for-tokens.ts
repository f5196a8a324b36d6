import { HttpResponseError, type Session, type shopifyApi } from "@shopify/shopify-api";
import type { ShopDomain } from "../../domain/ids";
import type { Answer } from "../../ports/answer";

/**
 * Spends a refresh token for a new pair. `unauthorised`: it is dead, and only the merchant can mend that, by opening the app.
 * `rejected`: refused in other words, which may be said of a dead one too (Shopify does not publish them, Nov 2026).
 */
export type AskForTokens = (shop: string, refreshToken: string) => Promise<Answer<Session>>;

type Api = Pick<ReturnType<typeof shopifyApi>, "auth">;

/** What Shopify says of a token that is expired, replaced or revoked. */
const DEAD = ["invalid_grant", "invalid_subject_token"];

export function askForTokensWith({ auth }: Api): AskForTokens {
  return async (shop, refreshToken) => {
    try {
      const { session } = await auth.refreshToken({ shop: shop as ShopDomain, refreshToken });

      return { kind: "done", value: session };
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : String(thrown);
      if (!(thrown instanceof HttpResponseError)) return { kind: "unreachable", message };
      const { code, body } = thrown.response;
      const error = (body as { error?: unknown } | undefined)?.error;
      if (typeof error === "string" && DEAD.includes(error)) return { kind: "unauthorised" };

      return { kind: isRefusal(code) && error !== OUR_FAULT ? "rejected" : "unreachable", message };
    }
  };
}

/** A wrong client secret says nothing of the token. */
const OUR_FAULT = "invalid_client";

function isRefusal(code: number): boolean {
  return code >= 400 && code < 500 && code !== 408 && code !== 429;
}
