import { answered, ROUTES } from "../api/routes";
import type { Route } from "../api/call";
import { Query } from "../api/query/query";
import type { Books } from "../ledger/books";
import { ControlError } from "./control-error";

export interface PersonsRequest {
  books: Books;
  /** As an app would call it, e.g. `PUT /Invoices` or `POST /Invoices/INV-0001?unitdp=4`. */
  request: string;
  body: unknown;
}

/**
 * What a person does in Xero's own pages, said as the API call that does the same. The endpoint itself does it, so
 * every rule holds; only tokens, scopes, limits and idempotency keys, which people do not have, stay out of it.
 * @throws ControlError with Xero's sentences when it is refused.
 */
export function actThroughApi({ books, request, body }: PersonsRequest): Record<string, unknown> {
  const [method = "", target = ""] = request.trim().split(/\s+/);
  const url = new URL(target, "http://localhost");
  const found = routeAt(method, url.pathname);
  if (!found) throw new ControlError(400, `${request} is not simulated. See sandbox/xero/README.md for what is.`);
  const answer = answered(() =>
    found.route.answer({
      books,
      appName: undefined,
      clientId: "",
      query: new Query(url.searchParams),
      params: found.params,
      origin: "",
      body,
      content: Buffer.from(typeof body === "string" ? body : JSON.stringify(body ?? {})),
      contentType: typeof body === "string" ? "text/plain" : "application/json",
      ifModifiedSince: undefined,
    })
  );
  const text = answer.body.toString();
  if (answer.status === 404) throw new ControlError(404, `There is nothing at ${request}.`);
  if (answer.status >= 400) throw new ControlError(400, problemsIn(text));
  return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
}

/** The same, and the one record that it is about. */
export function recordThroughApi(act: PersonsRequest): unknown {
  const answer = actThroughApi(act);
  const list = Object.values(answer).find(Array.isArray) as unknown[] | undefined;
  return list ? list[0] : answer;
}

interface FoundRoute {
  route: Route;
  params: Record<string, string>;
}

function routeAt(method: string, path: string): FoundRoute | undefined {
  for (const route of ROUTES) {
    const params = route.method === method.toLowerCase() ? paramsOf(route.path, path) : undefined;
    if (params) return { route, params };
  }
  return undefined;
}

/** `/Invoices/:id` and `/invoices/INV-1` → `{ id: "INV-1" }`; undefined where they do not agree. */
function paramsOf(pattern: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [pattern.split("/"), path.split("/")];
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = decodeURIComponent(given[index] ?? "");
    if (part.startsWith(":")) params[part.slice(1)] = value;
    else if (part.toLowerCase() !== value.toLowerCase()) return undefined;
  }
  return params;
}

interface Refusal {
  Message?: string;
  Detail?: string;
  Elements?: { ValidationErrors?: { Message: string }[] }[];
}

function problemsIn(text: string): string {
  const { Elements = [], Message = "", Detail = "" } = JSON.parse(text) as Refusal;
  const problems = Elements.flatMap(({ ValidationErrors = [] }) => ValidationErrors.map((problem) => problem.Message));
  return problems.join(" ") || Detail || Message;
}
