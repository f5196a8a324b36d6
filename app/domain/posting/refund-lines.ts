import type { Duty } from "../commerce/duty";
import type { Refund, RefundedDuty, RefundedShipping, RefundLine } from "../commerce/refund";
import type { ShippingLine } from "../commerce/shipping-line";
import type { TaxLine } from "../commerce/tax-line";
import { splitByWeight } from "../money/rounding";
import type { Money } from "../money/money";
import { specialAccount } from "./accounts";
import { chosenFor, type LineKind } from "./chosen-for";
import { hold, type Desk } from "./desk";
import { draftLine, putTax, type DraftLine } from "./draft-line";
import { placeChosen, placeOn, placeProduct, type Place } from "./place-line";
import { kindOf, nameOnDocuments, shippingName } from "./sale-lines";
import type { TaxesApart } from "./taxes-apart";
import { treatTaxes } from "./treat-taxes";

/** What a refund takes off the sale: goods (restocked or not), shipping and duties, on the accounts they were sold on. */
export function refundLines(desk: Desk, refund: Refund, apart: TaxesApart): DraftLine[] {
  return [
    ...refund.lines.flatMap((line, index) => refundedProduct(desk, { line, key: `${index}` }, apart)),
    ...refund.shipping.map((each, index) => refundedShipping(desk, { each, key: `shipping ${index}` }, apart)),
    ...refund.duties.map((each, index) => refundedDuty(desk, { each, key: `duty ${index}` }, apart)),
  ];
}

function refundedProduct(desk: Desk, { line, key }: { line: RefundLine; key: string }, apart: TaxesApart): DraftLine[] {
  const sold = desk.order.lines.find(({ id }) => id === line.lineId);
  if (!sold) {
    hold(desk, {
      code: "does-not-tie-out",
      remedy: "decide",
      message:
        "A refund names a line that the order does not have, so nobody can say which account and tax it was sold with. " +
        "Book this order in Xero yourself.",
    });

    return [];
  }
  const kind = kindOf(sold);
  const giftCards = () => ({ accountCode: specialAccount(desk, "giftCards"), rule: "the account the gift card was sold on" });
  const chosen = chosenFor(desk.choices, { line: sold.id, kind });
  const place = sold.isGiftCard ? placeChosen(desk, giftCards(), chosen) : placeProduct(desk, sold);

  return [
    takenBack(desk, {
      key: `${line.lineId} ${key}`,
      of: sold.id,
      kind,
      description: nameOnDocuments(sold),
      units: line.quantity,
      ...line,
      charged: sold.taxLines,
      place,
      notASale: sold.isGiftCard && line.tax.minor === 0n,
      apart,
    }),
  ];
}

function refundedShipping(desk: Desk, { each, key }: { each: RefundedShipping; key: string }, apart: TaxesApart): DraftLine {
  const sold: ShippingLine | undefined =
    desk.order.shippingLines.find(({ id }) => id === each.shippingLineId) ?? desk.order.shippingLines[0];

  const chosen = chosenFor(desk.choices, { line: sold?.id ?? null, kind: "shipping" });
  const mapped = { accountCode: desk.profile.shippingAccount, rule: "the account the shipping was sold on" };

  return takenBack(desk, {
    key,
    ...(sold && { of: sold.id }),
    kind: "shipping",
    description: sold ? shippingName(sold) : "Shipping",
    units: 1,
    ...each,
    charged: sold?.taxLines ?? [],
    place: placeChosen(desk, mapped, chosen),
    notASale: false,
    apart,
  });
}

function refundedDuty(desk: Desk, { each, key }: { each: RefundedDuty; key: string }, apart: TaxesApart): DraftLine {
  const duties: readonly Duty[] = desk.order.lines.flatMap((line) => line.duties);
  const charged = (duties.find(({ id }) => id === each.dutyId) ?? duties[0])?.taxLines ?? [];

  return takenBack(desk, {
    key,
    kind: "charge",
    description: "Import duty",
    units: 1,
    subtotal: each.amount,
    tax: each.tax,
    charged,
    place: placeOn(desk, specialAccount(desk, "duties"), "the account the duty was booked on"),
    notASale: false,
    apart,
  });
}

type TakenBack = {
  key: string;
  /** The order's line that it was sold on. */
  of?: string;
  kind: LineKind;
  description: string;
  units: number;
  subtotal: Money;
  tax: Money;
  /** The taxes as they were charged: they say how the refund's own tax is made up. */
  charged: readonly TaxLine[];
  place: Place;
  notASale: boolean;
  apart: TaxesApart;
};

function takenBack(
  desk: Desk,
  { key, of, kind, description, units, subtotal, tax, charged, place, notASale, apart }: TakenBack,
): DraftLine {
  const taxLines = notASale ? [] : reversed(charged, tax.minor);
  // A refund may give no tax back on what was taxed: such a line bears no rate that was chosen for the sale.
  const choice = { chosen: of === undefined ? null : chosenFor(desk.choices, { line: of, kind }).tax, description, spared: true };
  const treatment = treatTaxes(desk, { taxLines, amount: subtotal.minor, shipping: kind === "shipping", notASale, choice }, apart);
  const amount = desk.order.taxesIncluded ? subtotal.minor - treatment.apart : subtotal.minor;
  const because = [{ step: "refunded" as const, what: description, amount: subtotal, tax }, treatment.reason];
  const line = draftLine(desk, { key, ...(of !== undefined && { of }), description, units, amount, place, because });

  // Tax on what was sold without any has no rate to stand on.
  if (taxLines.length === 0) return putTax(line, { ...treatment, tax: tax.minor });

  return putTax(line, treatment);
}

/** The refund's own tax, made up like the tax that was charged. */
function reversed(charged: readonly TaxLine[], tax: bigint): TaxLine[] {
  const parts = splitByWeight(
    tax,
    charged.map(({ amount }) => amount.minor),
  );

  return charged.map((line, index) => ({ ...line, amount: { ...line.amount, minor: parts[index] ?? 0n } }));
}
