import type { Posting, PostingPlan } from "../../app/domain/posting/posting-plan";
import type { Problem } from "../../app/domain/problem";
import type { Result } from "../../app/domain/result";

/** What came out, or a test failure that says what went wrong. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Expected a value, got: ${said(result.problems)}`);

  return result.value;
}

export function problemsOf<T>(result: Result<T>): readonly Problem[] {
  if (result.ok) throw new Error("Expected problems, got a value.");

  return result.problems;
}

export function planOf(posting: Posting): PostingPlan {
  if (posting.kind === "post") return posting.plan;
  throw new Error(`Expected a plan, got: ${posting.kind} ${posting.kind === "hold" ? said(posting.problems) : posting.reason}`);
}

export function heldFor(posting: Posting): readonly Problem[] {
  if (posting.kind !== "hold") throw new Error(`Expected the order to be held, got: ${posting.kind}`);

  return posting.problems;
}

function said(problems: readonly Problem[]): string {
  return problems.map(({ code, message }) => `${code}: ${message}`).join(" | ");
}
