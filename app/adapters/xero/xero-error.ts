import { z } from "zod";
import type { FailedAnswer } from "../../ports/answer";
import { cutText } from "../../domain/plain-text";

/** Read by name, and nothing asked of what they are: of an Error's response they are an instance of a class of axios. */
const headers = z.object({ "retry-after": z.unknown(), "x-rate-limit-problem": z.unknown() }).partial();

/** xero-node 20 rejects with a JSON string (issue #741), its calls about connections with an Error that has a response. */
const failure = z.object({
  response: z
    .object({
      statusCode: z.number().optional(),
      status: z.number().optional(),
      headers: headers.optional(),
      body: z.unknown().optional(),
      data: z.unknown().optional(),
    })
    .optional(),
  body: z.unknown().optional(),
  code: z.string().optional(),
  message: z.string().optional(),
});

const validation = z.object({
  Message: z.string().optional(),
  Detail: z.string().optional(),
  Elements: z.array(z.object({ ValidationErrors: z.array(z.object({ Message: z.string() })).optional() })).optional(),
});

/** Nothing left this machine: the connection was never made. */
const NOT_SENT = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN/;

const DEFAULT_WAIT_MS = 60_000;
const AT_ONCE_WAIT_MS = 2_000;

/**
 * Every way in which Xero can fail, by status. 401 and 403 both mean "not let in": 403 is a disconnected organisation. Xero says
 * so in JSON; a 403 with a web page is by what stands before it, of one request or for a while, and no reason to ask for a new consent.
 * A 429 was never executed (limits are checked first); a 408, a 5xx or a broken line may have been.
 */
export function failedAnswer(thrown: unknown): FailedAnswer {
  const { response, body, code = "", message = "" } = failure.parse(typeof thrown === "string" ? JSON.parse(thrown) : thrown);
  const status = response?.statusCode ?? response?.status ?? 0;
  const said = response?.body ?? response?.data ?? body;
  const words = isPage(said) ? "" : wordsOf(said) || message;
  if (status === 408 || (status === 403 && isPage(said))) return unknown(status, words);
  if (status === 401 || status === 403) return { kind: "unauthorised" };
  if (status === 429) return rateLimited(response?.headers);
  if (status >= 400 && status < 500) return { kind: "rejected", message: words || `Xero answered ${status} without a reason.` };
  if (status === 0 && NOT_SENT.test(`${code} ${words}`)) return { kind: "unreachable", message: words };

  return unknown(status, words);
}

function unknown(status: number, words: string): FailedAnswer {
  const message = status === 0 ? `The connection to Xero broke: ${words}` : `Xero answered ${status}. ${words}`;

  return { kind: "outcome-unknown", message };
}

/** In which there is nothing for a merchant to read. */
function isPage(body: unknown): boolean {
  return typeof body === "string" && /^\s*</.test(body);
}

/** Xero promises `Retry-After` for its minute and its day only; too many at once are over in a moment. */
function rateLimited(said: z.infer<typeof headers> = {}): FailedAnswer {
  const seconds = Number(said["retry-after"]);
  const problem = said["x-rate-limit-problem"];
  const otherwiseMs = problem === "concurrent" ? AT_ONCE_WAIT_MS : DEFAULT_WAIT_MS;

  return {
    kind: "rate-limited",
    retryAfterMs: Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : otherwiseMs,
    limit: problem === "day" ? "day" : "minute",
  };
}

/** Xero's own sentences: certification asks that the user sees them. */
function wordsOf(body: unknown): string {
  if (typeof body === "string") return cutText(body, 500);
  const parsed = validation.safeParse(body);
  if (!parsed.success) return "";
  const { Elements = [], Detail, Message } = parsed.data;
  const each = Elements.flatMap(({ ValidationErrors = [] }) => ValidationErrors.map((error) => error.Message));

  return each.join(" ") || Detail || Message || "";
}
