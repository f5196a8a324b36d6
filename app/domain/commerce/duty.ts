import type { Money } from "../money/money";
import type { TaxLine } from "./tax-line";

/** Import duty collected with an order line, with the taxes charged on the duty itself. */
export type Duty = { id: string; amount: Money; taxLines: readonly TaxLine[] };
