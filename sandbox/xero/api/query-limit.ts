import type { RequestHandler } from "express";

/**
 * Xero's servers (IIS) turn a longer query away before anything else looks at it: 52 ids in one address are answered, 53 are a 404
 * (xero-node #404, Xero-OpenAPI #534, Xero-NetStandard #471; in the server's own words in Xero-Net #280).
 */
export const LONGEST_QUERY = 2_048;

const TOO_LONG =
  "<h3>HTTP Error 404.15 - Not Found</h3>" +
  "<h4>The request filtering module is configured to deny a request where the query string is too long.</h4>";

export const refuseLongQueries: RequestHandler = (request, response, next) => {
  const [, query = ""] = request.originalUrl.split("?", 2);
  if (query.length <= LONGEST_QUERY) return next();
  response.status(404).set("Content-Type", "text/html").end(TOO_LONG);
};
