import express, { Router, type Request, type Response } from "express";
import { renderToStaticMarkup } from "react-dom/server";
import type { Organisation } from "../ledger/settings/organisation";
import type { RegisteredApp } from "../settings";
import { cancelAddress, connectionRefusal, giveConsent, parseAuthoriseRequest, refusalOf } from "./consent";
import { ConsentPage, ConsentRefusedPage } from "./consent-page";
import type { IdentityState } from "./identity-state";
import { publicJwk } from "./jwt";
import { exchange, revoke, type TokenRequest } from "./token-endpoint";

export interface IdentityContext {
  state: IdentityState;
  app: RegisteredApp;
  issuer: string;
  organisations: () => Organisation[];
  /** How many organisations the app's tier lets it connect. */
  connectionLimit: () => number;
}

/** login.xero.com and identity.xero.com, on the same paths. */
export function identityRouter(context: IdentityContext): Router {
  const router = Router();
  const form = express.urlencoded({ extended: false });
  router.get("/identity/connect/authorize", (request, response) => showConsentPage(context, request, response));
  router.post("/identity/connect/authorize", form, (request, response) => decide(context, request, response));
  router.post("/connect/token", form, (request, response) => {
    const result = exchange(context, tokenRequest(request));
    if ("unsupported" in result)
      response.status(501).json({ error: "unsupported_grant_type", error_description: result.unsupported });
    else if ("error" in result) response.status(400).json(result);
    else response.set("Cache-Control", "no-store").json(result.tokens);
  });
  router.post("/connect/revocation", form, (request, response) => {
    const refusal = revoke(context, tokenRequest(request));
    if (refusal) response.status(400).json(refusal);
    else response.status(200).end();
  });
  router.get("/.well-known/openid-configuration", (request, response) => {
    response.json(discoveryDocument(context.issuer, `${request.protocol}://${request.get("host")}`));
  });
  router.get("/.well-known/openid-configuration/jwks", (_request, response) => {
    response.json({ keys: [publicJwk(context.state.data.signingKey)] });
  });
  return router;
}

function showConsentPage(context: IdentityContext, request: Request, response: Response): void {
  const wish = parseAuthoriseRequest(request.query);
  const refusal = refusalOf(context.app, wish);
  if (refusal) {
    response.status(400).send(page(<ConsentRefusedPage refusal={refusal} />));
    return;
  }
  const connected = context.state.data.connections.map(({ tenantId }) => tenantId);
  const organisations = context.organisations();
  response.send(
    page(
      <ConsentPage appName={context.app.appName} request={wish} organisations={organisations} connected={connected} />
    )
  );
}

/** The consent form posts here with the same parameters, the chosen organisation and the button. */
function decide(context: IdentityContext, request: Request, response: Response): void {
  const form = request.body as Record<string, unknown>;
  const wish = parseAuthoriseRequest(form);
  const tenantId = String(form["tenantId"] ?? "");
  const isCancelled = form["decision"] === "cancel";
  const refusal =
    refusalOf(context.app, wish) ??
    (isCancelled ? undefined : connectionRefusal(context.state, tenantId, context.connectionLimit()));
  const tenant = context.organisations().find(({ organisationId }) => organisationId === tenantId);
  if (refusal) response.status(400).send(page(<ConsentRefusedPage refusal={refusal} />));
  else if (isCancelled) response.redirect(302, cancelAddress(wish));
  else if (!tenant) response.status(400).send("Choose one of the organisations.");
  else response.redirect(302, giveConsent(context.state, wish, tenant.organisationId).redirectTo);
}

function tokenRequest(request: Request): TokenRequest {
  return { form: request.body as Record<string, unknown>, authorization: request.get("authorization") };
}

function page(element: React.JSX.Element): string {
  return `<!doctype html>${renderToStaticMarkup(element)}`;
}

/** The issuer is Xero's name, the endpoints are where this simulator listens. */
function discoveryDocument(issuer: string, origin: string): Record<string, unknown> {
  return {
    issuer,
    authorization_endpoint: `${origin}/identity/connect/authorize`,
    token_endpoint: `${origin}/connect/token`,
    revocation_endpoint: `${origin}/connect/revocation`,
    jwks_uri: `${origin}/.well-known/openid-configuration/jwks`,
    response_types_supported: ["code"],
    grant_types_supported: ["authorization_code", "refresh_token"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
    code_challenge_methods_supported: ["S256"],
  };
}
