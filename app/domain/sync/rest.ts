import type { Problem } from "../problem";

/** Nothing to do for now, and why. Every order comes to rest in exactly one of these. */
export type Rest =
  | { do: "rest"; status: "synced" }
  | { do: "rest"; status: "pending"; reason: string }
  | { do: "rest"; status: "attention"; problems: readonly Problem[] }
  | { do: "rest"; status: "excluded"; reason: string };

export function attention(problems: readonly Problem[]): Rest {
  return { do: "rest", status: "attention", problems };
}

export function pending(reason: string): Rest {
  return { do: "rest", status: "pending", reason };
}

/** Not approved in Xero yet: it takes no payment and no credit. */
export function isUnapproved(status: string): boolean {
  return status === "DRAFT" || status === "SUBMITTED";
}

/** A reason for waiting is kept like a problem, so that the pages read one thing. */
export function problemsOf(rest: Rest): readonly Problem[] {
  switch (rest.status) {
    case "synced":
      return [];
    case "attention":
      return rest.problems;
    case "pending":
      return [{ code: "waiting", remedy: "retry", message: rest.reason }];
    case "excluded":
      return [{ code: "excluded", remedy: "never", message: rest.reason }];
  }
}
