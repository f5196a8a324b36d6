import { parse } from "node:querystring";
import { Router, type Request, type Response } from "express";
import { answering } from "./answering";
import type { webAddresses } from "./web-addresses";
import { makeFinishConsent, makeStartConsent, type ConsentPorts } from "../use-cases/xero-consent";

export type XeroRoutePorts = ConsentPorts & Pick<ReturnType<typeof webAddresses>, "embeddedUrl">;

/**
 * The two steps of a Xero consent that happen at the top of the window: Xero refuses to be framed, and cookies in an
 * iframe are unreliable. The cookie ties Xero's answer to the browser that asked.
 */
export function xeroRoutes({ ports, secure }: { ports: XeroRoutePorts; secure: boolean }): Router {
  const cookieName = secure ? "__Host-xero-consent" : "xero-consent";
  const startConsent = makeStartConsent(ports);
  const finishConsent = makeFinishConsent(ports);
  const router = Router();
  router.use("/xero", (_request, response, next) => {
    response.set({ "Content-Security-Policy": "frame-ancestors 'none'", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store" });
    next();
  });

  router.get(
    "/xero/start",
    answering(async (request, response) => {
      const started = await startConsent(text(request.query["t"]));
      if (!started) return expired(response);
      response.cookie(cookieName, started.cookie, { httpOnly: true, secure, sameSite: "lax", path: "/", maxAge: 10 * 60_000 });
      response.redirect(302, started.redirectTo);
    }),
  );

  router.get(
    "/xero/callback",
    answering(async (request, response) => {
      const { state, code, error } = request.query;
      const end = await finishConsent({
        state: text(state),
        code: text(code) || null,
        error: text(error) || null,
        cookie: cookieOf(request, cookieName),
      });
      response.clearCookie(cookieName, { path: "/", secure });
      if (!end) return expired(response);
      const path = end.end === "choose" ? `/app/xero/organisation?ticket=${end.ticket}` : `/app?consent=${end.end}`;
      response.redirect(302, ports.embeddedUrl(end.shop, path));
    }),
  );

  return router;
}

function expired(response: Response): void {
  response
    .status(400)
    .type("text")
    .send("This link is no longer valid. Open Crossfoot in your Shopify admin and press Connect Xero again.");
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function cookieOf(request: Request, name: string): string {
  return text(parse(request.headers.cookie ?? "", "; ")[name]);
}
