import { Refusal } from "../../refusal";

export interface UserError {
  readonly field: readonly string[] | null;
  readonly message: string;
}

/** What an action of the shop refuses is a userError of the mutation that asked for it; anything else is our fault. */
export function orRefusal<Done>(act: () => Done, field: readonly string[] | null): Done | UserError {
  try {
    return act();
  } catch (error) {
    if (error instanceof Refusal) return { field, message: error.message };
    throw error;
  }
}

export function isUserError(value: object): value is UserError {
  return "message" in value && "field" in value;
}
