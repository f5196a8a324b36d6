import type { Answer } from "../../ports/answer";
import { failedAnswer } from "./xero-error";

/** Runs one call and says what became of it. Only failures of the call are caught; reading the answer happens outside. */
export async function call<T>(send: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: "done", value: await send() };
  } catch (thrown) {
    return failedAnswer(thrown);
  }
}

export function mapAnswer<A, B>(answer: Answer<A>, read: (value: A) => B): Answer<B> {
  return answer.kind === "done" ? { kind: "done", value: read(answer.value) } : answer;
}
