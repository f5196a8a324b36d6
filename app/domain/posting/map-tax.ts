import { taxKeyOf, UNTAXED, type TaxLine } from "../commerce/tax-line";
import { problem } from "../problem";
import { fail, ok, type Result } from "../result";
import type { PostingProfile } from "./posting-profile";

/** The Xero tax rate for a line's taxes, by the merchant's mapping only: a guess here would be a wrong tax return. */
export function mapTax(taxLines: readonly TaxLine[], profile: PostingProfile): Result<string> {
  const key = taxKeyOf(taxLines);
  const taxType = profile.taxRates[key];
  if (taxType !== undefined) return ok(taxType);
  const what = key === UNTAXED ? "lines without tax" : `“${key}”`;

  return fail({
    ...problem(
      "tax-rate-unmapped",
      "fix-mapping",
      `No Xero tax rate is chosen for ${what}. Choose one in Settings; the order is then posted by itself.`,
    ),
    field: `taxRates.${key}`,
  });
}
