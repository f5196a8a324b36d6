import type { Money } from "../money/money";
import type { Reason } from "./trace";

/** The part of a credit note, by its number, that was not paid back and settles the order's invoice instead. */
export type Allocation = { creditNote: string; amount: Money; because: readonly Reason[] };
