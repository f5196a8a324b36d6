import type { Answer } from "../../ports/answer";

type Payload = { userErrors: readonly { message: string }[] } | null;

/** A mutation was done where it names no error of the user's. */
export function done<Data>(answer: Answer<Data>, payloadOf: (data: Data) => Payload): Answer<void> {
  if (answer.kind !== "done") return answer;
  const errors = payloadOf(answer.value)?.userErrors ?? [];

  return errors.length === 0 ? { kind: "done", value: undefined } : refusal(errors.map(({ message }) => message).join(" "));
}

export function refusal(message: string): Answer<never> {
  return { kind: "rejected", message };
}
