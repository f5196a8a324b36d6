import type { Outcome } from "../ledger/outcome";
import { ControlError } from "./control-error";

/** What a rule of the books let through. @throws ControlError in Xero's words for what it refused. */
export function done<Entity>(outcome: Outcome<Entity>): Entity {
  if (!outcome.ok) throw new ControlError(400, outcome.problems.join(" "));
  return outcome.entity;
}
