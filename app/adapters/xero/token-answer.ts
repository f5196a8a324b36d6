import { errors, type TokenSet as OpenIdTokens } from "openid-client";
import type { TokenAnswer } from "../../ports/books-identity";
import type { Log } from "../../ports/log";
import { call } from "./call";

/**
 * What became of a request for tokens. Only one answer means that they are worth nothing and that the merchant must consent anew:
 * OAuth's 400 with `invalid_grant`. Whatever else goes wrong is Xero's trouble or a wrong setting of ours, whatever its status: it
 * concerns every shop alike, and no shop can mend it. Nor is anything of a document in doubt by it.
 */
export async function tokensFrom(grant: () => Promise<OpenIdTokens>, log: Log): Promise<TokenAnswer> {
  const answer = await call(async () => {
    try {
      return await grant();
    } catch (error) {
      const word = error instanceof errors.OPError ? error.error : undefined;
      if (word === "invalid_grant") return "worthless";
      const wrongSetting = WRONG_SETTING[word ?? ""];
      if (wrongSetting) log.error(wrongSetting);
      else log.warn("Xero's token endpoint gave no tokens.", { cause: error instanceof Error ? error.message : error });
      throw error;
    }
  });
  if (answer.kind === "rate-limited" || answer.kind === "unreachable") return answer;
  if (answer.kind !== "done") return { kind: "unreachable", message: "message" in answer ? answer.message : NOT_GIVEN };
  if (answer.value === "worthless") return { kind: "unauthorised" };
  const { access_token, refresh_token, expires_at } = answer.value;
  if (!access_token || !refresh_token || !expires_at) return { kind: "unreachable", message: NOT_GIVEN };

  return { kind: "done", value: { accessToken: access_token, refreshToken: refresh_token, expiresAt: new Date(expires_at * 1000) } };
}

const NOT_GIVEN = "Xero gave no tokens.";

/** Our own settings (RFC 6749 section 5.2), in words for whoever runs this installation. */
const WRONG_SETTING: Readonly<Record<string, string>> = {
  invalid_client:
    "Xero does not know this installation's client id and secret, so no shop's tokens are renewed. Set XERO_CLIENT_ID and XERO_CLIENT_SECRET as developer.xero.com shows them and start again; no shop has to reconnect.",
  unauthorized_client:
    "Xero does not let this client have tokens, so no shop's are renewed. At developer.xero.com the app must be a web app that XERO_CLIENT_ID names; no shop has to reconnect.",
};
