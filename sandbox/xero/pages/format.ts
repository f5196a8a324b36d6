import { dayMonthYear, type CalendarDate } from "../ledger/calendar-date";
import { decimalText, MONEY_PLACES, PERCENT_PLACES } from "../ledger/decimal";

/** `1,234.50`: the figure without its currency, for columns that name it once. */
export function figure(amount: bigint): string {
  const [whole = "", fraction = ""] = decimalText(amount, MONEY_PLACES).split(".");
  return `${grouped(whole)}.${fraction}`;
}

/** `4` for 4.0000, `1.2345` for 12345: quantities and unit amounts with at least `least` decimals. */
export function shortDecimal(value: bigint, least: number): string {
  const text = decimalText(value, PERCENT_PLACES);
  const [whole = "", fraction = ""] = text.split(".");
  const kept = fraction.replace(/0+$/, "").padEnd(least, "0");
  return kept === "" ? grouped(whole) : `${grouped(whole)}.${kept}`;
}

function grouped(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, ",");
}

export function percent(rate: bigint): string {
  return `${shortDecimal(rate, 0)}%`;
}

/** `21 Nov 2026`. */
export function day(date: CalendarDate | undefined): string {
  return date === undefined ? "" : dayMonthYear(date, " ");
}

/** `21 Nov 2026, 14:05`, in the organisation's own time. */
export function moment(ms: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    day: "2-digit",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
  return format.format(ms);
}

const STATUS_WORDS: Record<string, string> = {
  DRAFT: "Draft",
  SUBMITTED: "Awaiting approval",
  AUTHORISED: "Awaiting payment",
  PAID: "Paid",
  VOIDED: "Voided",
  DELETED: "Deleted",
};

export function statusWords(status: string): string {
  return STATUS_WORDS[status] ?? status;
}
