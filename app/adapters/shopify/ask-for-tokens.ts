import { HttpResponseError, type Session, type shopifyApi } from "@shopify/shopify-api";
import type { ShopDomain } from "../../domain/ids";
import type { Answer } from "../../ports/answer";

/** Spends a refresh token for a new pair. `unauthorised`: it is dead, and only the merchant can mend that, by opening the app. */
export type AskForTokens = (shop: string, refreshToken: string) => Promise<Answer<Session>>;

type Api = Pick<ReturnType<typeof shopifyApi>, "auth">;

/** What Shopify says of a token that is expired, replaced or revoked; a wrong client secret is our own fault and not this. */
const DEAD = ["invalid_grant", "invalid_subject_token"];

export function askForTokensWith({ auth }: Api): AskForTokens {
  return async (shop, refreshToken) => {
    try {
      const { session } = await auth.refreshToken({ shop: shop as ShopDomain, refreshToken });

      return { kind: "done", value: session };
    } catch (thrown) {
      const error = thrown instanceof HttpResponseError ? (thrown.response.body as { error?: unknown } | undefined)?.error : undefined;
      if (typeof error === "string" && DEAD.includes(error)) return { kind: "unauthorised" };

      return { kind: "unreachable", message: thrown instanceof Error ? thrown.message : String(thrown) };
    }
  };
}
