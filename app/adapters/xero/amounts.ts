import type { Currency } from "../../domain/money/currency";
import { parseMoney } from "../../domain/money/decimal-string";
import { zero, type Money } from "../../domain/money/money";

/** xero-node gives amounts as numbers; the shortest decimal text of one is what Xero wrote. Null where it cannot be read exactly. */
export function readAmount(value: number | undefined, code: Currency): Money | null {
  const read = parseMoney(String(value ?? 0), code);

  return read.ok ? read.value : null;
}

/** Where nothing could be done about it. */
export function amount(value: number | undefined, code: Currency): Money {
  const read = readAmount(value, code);
  if (!read) throw new Error(`Xero sent an amount that cannot be read exactly: ${asShown(value, code)}.`);

  return read;
}

export function asShown(value: number | undefined, code: Currency): string {
  return `${value} ${code}`;
}

/**
 * The amounts of one document. Xero keeps hundredths of every currency (Nov 2026), also of yen, of which there are none, and people
 * type them: one such document would else stop everything that is read together with it. What cannot be read counts as nothing and is
 * named by the document, about which nothing is decided then.
 */
export function amountsIn(code: Currency) {
  let unreadable: string | null = null;

  return {
    of: (value: number | undefined): Money => {
      const read = readAmount(value, code);
      unreadable ??= read ? null : asShown(value, code);

      return read ?? zero(code);
    },
    /** Asked once the document was read. */
    unreadable: (): { unreadable?: string } => (unreadable === null ? {} : { unreadable }),
  };
}

export type Amounts = ReturnType<typeof amountsIn>;
