/**
 * Everything that can stop an order, as a closed list.
 * `message` is one sentence for a merchant who knows little accounting; `remedy` decides what happens next.
 */
export type ProblemCode =
  | "waiting"
  | "excluded"
  | "tax-rate-unmapped"
  | "account-unmapped"
  | "does-not-tie-out"
  | "changed-after-placing"
  | "not-posted-yet"
  | "cancelled-after-posting"
  | "deleted-in-shopify"
  | "currency-not-supported"
  | "period-locked"
  | "paid-twice"
  | "books-differ"
  | "edited-in-books"
  | "contact-archived"
  | "bill-to"
  | "contact-ambiguous"
  | "gone-from-books"
  | "number-taken"
  | "choice-does-not-fit"
  | "choice-too-late"
  | "maybe-in-books"
  | "cannot-mark-paid"
  | "payment-removed"
  | "written-too-often"
  | "xero-refused"
  | "xero-fails"
  | "xero-unreachable"
  | "xero-busy"
  | "reconnect-xero"
  | "shopify-refused"
  | "shopify-unreachable"
  | "app-fault";

/** retry: by itself, later · reconnect: connect Xero again · fix-mapping: Settings · decide: a person chooses · never: nothing helps. */
export type Remedy = "retry" | "reconnect" | "fix-mapping" | "decide" | "never";

export type Problem = {
  code: ProblemCode;
  message: string;
  remedy: Remedy;
  /** The setting, line or field at fault, where one can be named. */
  field?: string;
  /** What in Xero it is about, where Xero names it: `account 200`. Orders with the same one are let go together. */
  inXero?: string;
};

/** What a refusal is about whose sentence names nothing known: any setting that changes may put it right. */
export const NOT_NAMED = "not named";

/** What orders are held for, by what their problems say of it. Those that say the same are let go together once it is put right. */
export type Cause = Partial<Pick<Problem, "code" | "field" | "inXero">>;

export function problem(code: ProblemCode, remedy: Remedy, message: string): Problem {
  return { code, remedy, message };
}
