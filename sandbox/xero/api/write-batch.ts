import { EMPTY_GUID } from "../ids";
import type { Outcome } from "../ledger/outcome";
import { envelope, validationFailure, type Answer, type Json } from "./answer";
import type { ApiCall } from "./call";

export interface Batch<Input, Entity> {
  plural: string;
  /** The id field, which is all zeros on a refused record that does not exist. */
  id: string;
  /** Documents say HasErrors, contacts and payments HasValidationErrors (recorded Sep 2026); others say nothing. */
  errorFlag: "HasErrors" | "HasValidationErrors" | undefined;
  /** Accounts that are refused with summarizeErrors=false are called OK all the same. */
  saysOkOfRefusals?: boolean;
  inputs: Input[];
  save: (input: Input) => Outcome<Entity>;
  shape: (entity: Entity) => Json;
  isStored: (entity: Entity) => boolean;
}

/**
 * Writes every element on its own, in order. With summarizeErrors=false the answer is always 200 and each
 * element says how it went. Otherwise one refused element makes it a 400 that shows only the refused ones,
 * while the others are saved all the same: Xero's trap, Nov 2026.
 */
export function writeBatch<Input, Entity>(call: ApiCall, batch: Batch<Input, Entity>): Answer {
  const outcomes = batch.inputs.map(batch.save);
  const summarizes = call.query.summarizesErrors;
  const refusals = outcomes.filter((outcome) => !outcome.ok);
  if (summarizes && refusals.length > 0) return validationFailure(refusals.map((outcome) => elementOf(batch, outcome)));
  return envelope(
    call,
    batch.plural,
    outcomes.map((outcome) => {
      const element = elementOf(batch, outcome);
      return summarizes ? element : { ...element, StatusAttributeString: batch.saysOkOfRefusals ? "OK" : statusOf(outcome) };
    })
  );
}

function elementOf<Input, Entity>(batch: Batch<Input, Entity>, outcome: Outcome<Entity>): Json {
  if (outcome.ok) {
    const warnings = outcome.warnings.map((Message) => ({ Message }));
    return { ...batch.shape(outcome.entity), ...(warnings.length > 0 ? { Warnings: warnings } : {}) };
  }
  const { echo, problems, sentStatus } = outcome;
  const isNew = echo === undefined || !batch.isStored(echo);
  return {
    ...(echo === undefined ? {} : batch.shape(echo)),
    ...(isNew ? { [batch.id]: EMPTY_GUID } : {}),
    ...(sentStatus === undefined ? {} : { Status: sentStatus }),
    ...(batch.errorFlag === undefined ? {} : { [batch.errorFlag]: true }),
    ValidationErrors: problems.map((Message) => ({ Message })),
  };
}

function statusOf<Entity>(outcome: Outcome<Entity>): "OK" | "WARNING" | "ERROR" {
  if (!outcome.ok) return "ERROR";
  return outcome.warnings.length > 0 ? "WARNING" : "OK";
}
