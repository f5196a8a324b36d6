import type { AdditionalFee } from "../commerce/additional-fee";
import type { Duty } from "../commerce/duty";
import type { TaxLine } from "../commerce/tax-line";
import { specialAccount } from "./accounts";
import { amountOf, type Desk } from "./desk";
import { draftLine, putTax, type DraftLine } from "./draft-line";
import { placeOn } from "./place-line";
import type { SpecialAccount } from "./posting-profile";
import type { TaxesApart } from "./taxes-apart";
import { treatTaxes } from "./treat-taxes";

/** Everything charged that is neither product nor shipping: fees, tips, duties known only as a total, cash rounding. */
export function chargeLines(desk: Desk, apart: TaxesApart): DraftLine[] {
  const { totals, fees, lines, dutiesIncluded } = desk.order;
  const found = fees.map((fee) => feeLine(desk, fee, apart));
  const add = (charge: Charge) => found.push(chargeLine(desk, charge, apart));
  if (totals.tips.minor !== 0n) add({ key: "tip", description: "Tip", purpose: "tips", amount: totals.tips.minor });
  if (totals.duties && totals.duties.minor !== 0n && !dutiesIncluded && lines.every(({ duties }) => duties.length === 0)) {
    add({ key: "duties", description: "Import duties", purpose: "duties", amount: totals.duties.minor });
  }
  if (totals.additionalFees && totals.additionalFees.minor !== 0n && fees.length === 0) {
    add({ key: "fees", description: "Additional fees", purpose: "fees", amount: totals.additionalFees.minor });
  }
  const rounding = totals.cashRounding.payments.minor;
  if (rounding !== 0n) add({ key: "cash rounding", description: "Cash rounding", purpose: "rounding", amount: rounding });

  return found;
}

/** Duty is collected for the customs, so it is no revenue; the tax on it is its own. */
export function dutyLine(desk: Desk, { duty, of, apart }: { duty: Duty; of: string; apart: TaxesApart }): DraftLine {
  const { id, amount, taxLines } = duty;

  return chargeLine(
    desk,
    { key: `duty ${id}`, description: `Import duty: ${of}`, purpose: "duties", amount: amount.minor, taxLines },
    apart,
  );
}

function feeLine(desk: Desk, { id, name, amount, taxLines }: AdditionalFee, apart: TaxesApart): DraftLine {
  return chargeLine(
    desk,
    { key: `fee ${id}`, description: name.trim() || "Additional fee", purpose: "fees", amount: amount.minor, taxLines },
    apart,
  );
}

/** `taxLines` is absent for what is outside the scope of tax altogether. */
type Charge = { key: string; description: string; purpose: SpecialAccount; amount: bigint; taxLines?: readonly TaxLine[] };

function chargeLine(desk: Desk, { key, description, purpose, amount, taxLines }: Charge, apart: TaxesApart): DraftLine {
  const treatment = treatTaxes(desk, { taxLines: taxLines ?? [], amount, shipping: false, notASale: taxLines === undefined }, apart);
  const own = desk.order.taxesIncluded ? amount - treatment.apart : amount;
  const place = placeOn(desk, specialAccount(desk, purpose), "the account of your settings for it");
  const line = draftLine(desk, {
    key,
    description,
    units: 1,
    amount: own,
    place,
    because: [{ step: "charged", what: description, amount: amountOf(desk, amount) }, treatment.reason],
  });

  return putTax(line, treatment);
}
