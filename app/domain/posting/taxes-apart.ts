import type { TaxLine } from "../commerce/tax-line";
import type { Reason } from "../ledger/trace";
import { mapUntaxed } from "./map-tax";
import { amountOf, type Desk } from "./desk";
import { draftLine, type DraftLine } from "./draft-line";
import { placeOn } from "./place-line";

type Collected = { accountCode: string; description: string };

/** Taxes of one document that are booked as lines of their own: one line for each description and account. */
export class TaxesApart {
  private readonly sums = new Map<string, Collected & { amount: bigint; taxes: TaxLine[] }>();

  /** Returns the tax's amount in minor units. */
  add({ accountCode, description }: Collected, tax: TaxLine): bigint {
    const key = `${accountCode} ${description}`;
    const sum = this.sums.get(key);
    if (sum) {
      sum.amount += tax.amount.minor;
      sum.taxes.push(tax);
    } else this.sums.set(key, { accountCode, description, amount: tax.amount.minor, taxes: [tax] });

    return tax.amount.minor;
  }

  /** Without tax of their own: they are the tax. */
  lines(desk: Desk): DraftLine[] {
    const found = [...this.sums].filter(([, { amount }]) => amount !== 0n);

    return found.map(([key, { accountCode, description, amount, taxes }]) => {
      const { taxType, rule } = mapUntaxed(desk, "not-a-sale", false);
      const because: Reason[] = [
        { step: "charged", what: description, amount: amountOf(desk, amount) },
        { step: "taxes", taxes, taxType, rule },
      ];
      const place = placeOn(desk, accountCode, "where your settings book this tax");

      return { ...draftLine(desk, { key: `tax ${key}`, description, units: 1, amount, place, because }), taxType, isTax: true };
    });
  }
}
