import type { Response } from "express";
import { RecordNotFound } from "../ledger/outcome";
import { ControlError } from "./control-error";

/** What `work` returns, as JSON; what it refuses, as one sentence. */
export function answer(response: Response, work: () => unknown): void {
  try {
    response.json(work());
  } catch (error) {
    refuse(response, error);
  }
}

export async function answerLater(response: Response, work: () => Promise<unknown>): Promise<void> {
  try {
    response.json(await work());
  } catch (error) {
    refuse(response, error);
  }
}

function refuse(response: Response, error: unknown): void {
  if (error instanceof ControlError) response.status(error.status).json({ error: error.message });
  else if (error instanceof RecordNotFound) response.status(404).json({ error: error.message });
  else throw error;
}
