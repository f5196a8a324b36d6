/** What the journal calls a request; null for reading through the control API, which is no part of what happened. */
export function kindOfRequest(method: string, path: string): string | null {
  if (/^\/control(\/|$)/.test(path)) return method === "GET" ? null : "control";
  if (path.startsWith("/admin/api/")) return "request";
  return path === "/admin/oauth/access_token" ? "sign-in" : "page";
}

/** The gids in an answer of the GraphQL API, each once: the records that it told of. */
export function idsInAnswer(body: string): readonly string[] {
  return [...new Set(body.match(/gid:\/\/shopify\/\w+\/\d+/g))];
}
