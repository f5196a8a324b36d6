import type { Books } from "../ledger/books";
import type { Answer } from "./answer";
import type { Query } from "./query/query";

/** One API request after the gate: who asks for what, of which books. */
export interface ApiCall {
  books: Books;
  /** The app that calls; undefined when a person does the same in Xero's own pages (control API). */
  appName: string | undefined;
  clientId: string;
  query: Query;
  params: Record<string, string>;
  /** Where the caller reached us, e.g. `http://localhost:4402`: addresses that we give out begin with it. */
  origin: string;
  /** The parsed JSON body of a PUT or POST. */
  body: unknown;
  /** The body as it came, and the type that its sender gave it: for files. */
  content: Buffer;
  contentType: string | undefined;
  ifModifiedSince: string | undefined;
}

export interface Route {
  method: "get" | "put" | "post" | "delete";
  path: string;
  /** The scope without its `.read`; any one of several is enough. */
  area: string | readonly string[];
  answer: (call: ApiCall) => Answer;
}
