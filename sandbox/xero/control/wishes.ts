import type { HoldOrder } from "../api/hold";
import { connectionRefusal, giveConsent, parseAuthoriseRequest, refusalOf } from "../identity/consent";
import type { IdentityState } from "../identity/identity-state";
import type { RegisteredApp } from "../settings";
import { ControlError } from "./control-error";
import { record } from "./reading";

export interface ConsentContext {
  app: RegisteredApp;
  identity: IdentityState;
  hasTenant: (tenantId: string) => boolean;
  connectionLimit: number;
}

/** POST /control/consent: "Allow access" without a browser, by the same rules as the page. */
export function consentWithoutBrowser(context: ConsentContext, body: unknown): { code: string; redirectTo: string } {
  const wish = record(body);
  const { scopes } = wish;
  const request = parseAuthoriseRequest({
    client_id: wish["clientId"],
    redirect_uri: wish["redirectUri"],
    response_type: "code",
    scope: Array.isArray(scopes) ? scopes.join(" ") : scopes,
    state: wish["state"],
    nonce: wish["nonce"],
    code_challenge: wish["codeChallenge"],
    code_challenge_method: wish["codeChallenge"] === undefined ? undefined : "S256",
  });
  const refusal = refusalOf(context.app, request);
  if (refusal) throw new ControlError(400, `${refusal.error}: ${refusal.description}`);
  const tenantId = String(wish["tenantId"] ?? "");
  if (!context.hasTenant(tenantId))
    throw new ControlError(404, `There is no organisation ${tenantId}. GET /control/organisations lists them.`);
  const tooMany = connectionRefusal(context.identity, tenantId, context.connectionLimit);
  if (tooMany) throw new ControlError(400, `${tooMany.error}: ${tooMany.description}`);
  return giveConsent(context.identity, request, tenantId);
}

export function readHoldOrder(body: unknown): HoldOrder {
  const { match, mode } = record(body);
  if (typeof match !== "string" || !/^(GET|PUT|POST|DELETE) \//i.test(match)) {
    throw new ControlError(400, 'match must be a method and a path below /api.xro/2.0, e.g. "PUT /Invoices".');
  }
  if (mode !== "before" && mode !== "after") throw new ControlError(400, 'mode must be "before" or "after".');
  return { match, mode };
}
