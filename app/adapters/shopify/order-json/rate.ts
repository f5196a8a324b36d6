import { fromFraction, fromPercent, type Percentage } from "../../../domain/money/percentage";
import type { JsonObject } from "./json";
import { UnreadableOrder } from "./unreadable";

/** A shop has few rates, and each line names one. */
const KNOWN = new Map<string | number, Percentage>();

/** `rate` is a fraction, 0.2 for 20 %; GraphQL and REST write it alike. */
export function taxRate(from: JsonObject): Percentage {
  const written = from["rate"];
  const percentage = from["ratePercentage"];
  // Either may be absent in GraphQL: 8.875 per cent is a rate of 0.08875.
  if ((written === undefined || written === null) && typeof percentage === "number" && percentage >= 0)
    return fromPercent(plain(percentage));
  if (typeof written !== "number" && typeof written !== "string")
    throw new UnreadableOrder("rate", "a tax rate such as 0.2 is expected here.");
  const known = KNOWN.get(written);
  if (known !== undefined) return known;
  const text = typeof written === "number" ? plain(written) : written;
  if (!/^\d{1,6}(\.\d{1,12})?$/.test(text)) throw new UnreadableOrder("rate", `"${text}" is no tax rate: twenty per cent is 0.2.`);
  const rate = fromFraction(text);
  if (KNOWN.size < 10_000) KNOWN.set(written, rate);

  return rate;
}

/** JavaScript writes 0.0000005 as 5e-7. */
function plain(written: number): string {
  const text = String(written);

  return text.includes("e") ? written.toFixed(12) : text;
}
