/** What the journal calls a request; null for reading through the control API, which is no part of what happened. */
export function kindOfRequest(method: string, path: string): string | null {
  if (/^\/control(\/|$)/.test(path)) return method === "GET" ? null : "control";
  if (path.startsWith("/api.xro/")) return "request";
  return /^\/(identity|connect|connections|\.well-known)(\/|$)/.test(path) ? "sign-in" : "page";
}
