import type { GraphqlQueryError } from "@shopify/shopify-api";
import { z } from "zod";

/**
 * What an answer of errors means, which Shopify gives with HTTP 200 (Admin API 2026-10). `refused`: it will not do it, now or later.
 * `failed`: it could not, and may have done it; another time it may go well. `shut`: the shop is, and nothing was done.
 */
export type Verdict = "throttled" | "failed" | "shut" | "refused";

const errorSchema = z.object({
  message: z.string().catch(""),
  locations: z.array(z.unknown()).catch([]),
  extensions: z.object({ code: z.string().nullable().catch(null) }).catch({ code: null }),
});
type GraphqlError = z.infer<typeof errorSchema>;
const bodySchema = z.object({ errors: z.object({ graphQLErrors: z.array(errorSchema) }) });

/** Its errors; none where they cannot be read. */
function errorsOf({ body }: GraphqlQueryError): GraphqlError[] {
  const read = bodySchema.safeParse(body);

  return read.success ? read.data.errors.graphQLErrors : [];
}

/** One failure among refusals is a failure: what stood in its place is not known. */
export function verdictOn(thrown: GraphqlQueryError): Verdict {
  const errors = errorsOf(thrown);
  if (errors.some(({ extensions }) => extensions.code === "THROTTLED")) return "throttled";

  if (errors.length === 0 || errors.some(isFailure)) return "failed";

  return errors.some(({ extensions }) => extensions.code === "SHOP_INACTIVE") ? "shut" : "refused";
}

const FAILURES = new Set(["INTERNAL_SERVER_ERROR", "TIMEOUT"]);

/**
 * Without a code, an error that names a place in the query is about the query (a syntax error has no code), and one that names
 * none is Shopify's own: `{"message": "Timeout"}` is all it says where it took too long. Where that happened in one field, the
 * place is named too.
 */
function isFailure({ extensions: { code }, locations, message }: GraphqlError): boolean {
  return code === null ? locations.length === 0 || message.startsWith("Timeout") : FAILURES.has(code);
}

/** In Shopify's words. */
export function wordsOf(thrown: GraphqlQueryError): string {
  const words = errorsOf(thrown).map(({ message }) => message);

  return words.join(" ") || thrown.message;
}
