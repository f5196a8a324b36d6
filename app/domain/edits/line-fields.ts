import type { DocumentLine, TrackingChoice } from "../ledger/document-line";
import type { LineInBooks } from "../ledger/sales-invoice";
import { toUnitAmount } from "../ledger/xero-arithmetic";
import { formatMoney, formatScaled } from "../money/decimal-string";
import { divideRounded } from "../money/rounding";
import type { Difference, ThreeLines } from "./compare-standing";

export type Field = Omit<Difference, "line" | "edited">;

const ONE = 10_000n;

/** A line that is missing on a side is one field; lines on all sides are compared field by field. */
export function lineFields({ sent, stands, planned }: ThreeLines): Field[] {
  if (!sent || !stands || !planned) {
    const whole = (line: DocumentLine | LineInBooks | null) => line && formatMoney(line.amount);

    // Taken off or added by a person, or by the order: what is compared is whether it is there, and at what.
    return [
      { field: "Line", kind: "content", sent: whole(sent), stands: whole(stands), planned: whole(planned) },
      ...codingWhereSent(sent, stands),
    ];
  }
  const [was, willBe] = [asStanding(sent), asStanding(planned)];
  const of = (field: string, read: (line: LineInBooks) => string | null): Field => {
    const own = read(was);

    return { field, kind: "content", sent: own, stands: read(stands) ?? own, planned: read(willBe) };
  };

  return [
    of("Description", ({ description }) => description.trim()),
    of("Quantity", ({ quantity }) => (quantity === undefined ? null : plain(quantity))),
    of("Unit price", ({ unitAmount }) => (unitAmount === undefined ? null : price(unitAmount))),
    of("Discount", discountOf),
    of("Amount", ({ amount }) => formatMoney(amount)),
    of("Tax", ({ taxAmount }) => formatMoney(taxAmount)),
    ...coding(sent, stands, planned),
  ];
}

/** What a person coded anew on a line that the order no longer has. */
function codingWhereSent(sent: DocumentLine | null, stands: LineInBooks | null): Field[] {
  return sent && stands ? coding(sent, stands, sent) : [];
}

/** Another tax rate that comes to the same tax only moves the line to another box of the tax return. */
function coding(sent: DocumentLine, stands: LineInBooks, planned: DocumentLine): Field[] {
  const sameTax = sent.taxAmount.minor === stands.taxAmount.minor;

  return [
    {
      field: "Account",
      kind: "coding",
      sent: sent.accountCode,
      stands: stands.accountCode ?? sent.accountCode,
      planned: planned.accountCode,
    },
    {
      field: "Tax rate",
      kind: sameTax ? "coding" : "content",
      sent: sent.taxType,
      stands: stands.taxType ?? sent.taxType,
      planned: planned.taxType,
    },
    {
      field: "Tracking",
      kind: "coding",
      sent: inWords(sent.tracking),
      stands: inWords(stands.tracking ?? sent.tracking),
      planned: inWords(planned.tracking),
    },
  ];
}

function asStanding({ quantity, ...line }: DocumentLine): LineInBooks {
  return { ...line, quantity: BigInt(quantity) * ONE };
}

/** Xero shows a discount as an amount or in per cent: what the line comes to says both. */
function discountOf({ quantity, unitAmount, amount }: LineInBooks): string | null {
  if (quantity === undefined || unitAmount === undefined) return null;

  return price(divideRounded(quantity * unitAmount, ONE) - toUnitAmount(amount.minor, amount.currency));
}

function inWords(tracking: readonly TrackingChoice[]): string {
  return tracking
    .map(({ category, option }) => `${category}: ${option}`)
    .sort()
    .join(", ");
}

/** "2", "1.5". */
function plain(tenThousandths: bigint): string {
  return formatScaled(tenThousandths, 4).replace(/\.?0+$/, "");
}

/** "14.50", "0.1234". */
function price(tenThousandths: bigint): string {
  const text = formatScaled(tenThousandths, 4);

  return text.endsWith("00") ? text.slice(0, -2) : text;
}
