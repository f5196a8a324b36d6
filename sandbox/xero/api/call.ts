import type { Books } from "../ledger/books";
import type { Answer } from "./answer";
import type { Query } from "./query/query";

/** One API request after the gate: who asks for what, of which books. */
export interface ApiCall {
  books: Books;
  appName: string;
  clientId: string;
  query: Query;
  params: Record<string, string>;
  /** The parsed JSON body of a PUT or POST. */
  body: unknown;
  ifModifiedSince: string | undefined;
}

export interface Route {
  method: "get" | "put" | "post" | "delete";
  path: string;
  /** The scope without its `.read`. */
  area: string;
  answer: (call: ApiCall) => Answer;
}
