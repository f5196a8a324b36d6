import type { NextFunction, Request, Response } from "express";

/** A file's own bytes, the only answers that are not JSON. */
const FILE_CONTENT = /\/Attachments\/[^/]+$/i;

/** Deletions that are answered with 204 and nothing: Xero's own client asks for no format there. */
const ANSWERS_NOTHING = /^\/(ContactGroups|Items)\//i;

/** Xero answers XML unless asked for JSON, and PDF on request. The simulator has neither and says so in words. */
export function refuseOtherFormats(request: Request, response: Response, next: NextFunction): void {
  const accept = request.get("accept")?.toLowerCase() ?? "";
  const isFile = request.method === "GET" && FILE_CONTENT.test(request.path);
  const wantsPdf = !isFile && (accept.includes("application/pdf") || /\/pdf$/i.test(request.path));
  if (wantsPdf) return refuse(response, "PDF is not simulated: send Accept: application/json.");
  const isNothing = request.method === "DELETE" && ANSWERS_NOTHING.test(request.path);
  if (accept.includes("application/json") || isFile || isNothing) return next();
  refuse(response, "Xero would answer XML here, which is not simulated: send Accept: application/json.");
}

function refuse(response: Response, sentence: string): void {
  response.status(501).type("text/plain").send(sentence);
}
