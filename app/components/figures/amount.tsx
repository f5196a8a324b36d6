import type { MoneyView } from "~/use-cases/views";
import styles from "./amount.module.css";

type AmountProps = { value: MoneyView; signed?: boolean };

/** An amount with its currency. Intl reads decimal strings exactly: the amount is never a float on its way here. */
export function Amount({ value, signed = false }: AmountProps) {
  // The server's and the browser's tables of currency symbols may be of different years.
  return (
    <span className={styles.amount} suppressHydrationWarning>
      {formatAmount(value, signed)}
    </span>
  );
}

/** "£24.15"; signed: "+£0.01", "-£0.01". In English, as the pages are. */
export function formatAmount({ amount, currency }: MoneyView, signed = false): string {
  const format = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    signDisplay: signed ? "exceptZero" : "auto",
  });

  return format.format(amount as Intl.StringNumericLiteral);
}

/** True for "0", "0.00" and "-0.00". */
export function isZeroAmount({ amount }: MoneyView): boolean {
  return !/[1-9]/.test(amount);
}
