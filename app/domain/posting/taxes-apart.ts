import type { TaxLine } from "../commerce/tax-line";
import type { Reason } from "../ledger/trace";
import { mapUntaxed } from "./map-tax";
import { amountOf, type Desk } from "./desk";
import { draftLine, type DraftLine } from "./draft-line";
import { placeOn } from "./place-line";

type Collected = { accountCode: string; description: string };
type Sum = Collected & { amount: bigint; taxes: TaxLine[] };

/** Taxes of one document that are booked as lines of their own: one line for each description and account. */
export class TaxesApart {
  private readonly sums: Sum[] = [];

  /** Returns the tax's amount in minor units. */
  add({ accountCode, description }: Collected, tax: TaxLine): bigint {
    const sum = this.sums.find((each) => each.accountCode === accountCode && each.description === description);
    if (sum) {
      sum.amount += tax.amount.minor;
      sum.taxes.push(tax);
    } else this.sums.push({ accountCode, description, amount: tax.amount.minor, taxes: [tax] });

    return tax.amount.minor;
  }

  /** Without tax of their own: they are the tax. */
  lines(desk: Desk): DraftLine[] {
    return this.sums.filter(({ amount }) => amount !== 0n).map((sum) => taxAsLine(desk, sum));
  }
}

function taxAsLine(desk: Desk, { accountCode, description, amount, taxes }: Sum): DraftLine {
  const { taxType, rule } = mapUntaxed(desk, "not-a-sale", false);
  const because: Reason[] = [
    { step: "charged", what: description, amount: amountOf(desk, amount) },
    { step: "taxes", taxes, taxType, rule },
  ];
  const place = placeOn(desk, accountCode, "where your settings book this tax");

  return {
    ...draftLine(desk, { key: `tax ${accountCode} ${description}`, description, units: 1, amount, place, because }),
    taxType,
    isTax: true,
  };
}
