import type { Money } from "../money/money";
import type { TaxLine } from "./tax-line";

/** A charge on the whole order that is neither product nor shipping: a handling or recycling fee. */
export type AdditionalFee = { id: string; name: string; amount: Money; taxLines: readonly TaxLine[] };
