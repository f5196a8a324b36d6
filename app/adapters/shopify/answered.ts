import type { Answer } from "../../ports/answer";
import { failedAnswer } from "./shopify-error";

/** What was asked of Shopify, or in which way it failed. */
export async function answered<T>(ask: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: "done", value: await ask() };
  } catch (thrown) {
    return failedAnswer(thrown);
  }
}
