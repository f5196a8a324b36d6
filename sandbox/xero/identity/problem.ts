import type { Response } from "express";
import { newGuid } from "../ids";

/** Xero's answer to a caller who may not: a problem object, not an ApiException (Nov 2026). */
export function sendProblem(response: Response, status: 401 | 403, detail: string): void {
  const error = detail === "AuthorizationUnsuccessful" ? "insufficient_scope" : "invalid_token";
  if (status === 401) response.set("WWW-Authenticate", `Bearer error=${error}`);
  const Title = status === 401 ? "Unauthorized" : "Forbidden";
  response
    .status(status)
    .json({ Type: null, Title, Status: status, Detail: detail, Instance: newGuid(), Extensions: {} });
}
