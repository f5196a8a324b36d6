import { midnightUtcMs, type CalendarDate } from "../../ledger/calendar-date";
import { jsonNumber, MONEY_PLACES } from "../../ledger/decimal";
import type { Account } from "../../ledger/settings/account";
import type { Json } from "../answer";

/** An instant as Xero writes it: `/Date(1789344000000+0000)/`. */
export function wireInstant(ms: number): string {
  return `/Date(${ms}+0000)/`;
}

/** A day as Xero writes it, twice: as an instant at midnight UTC and as `2026-09-14T00:00:00`. */
export function wireDay(name: string, date: CalendarDate | undefined): Json {
  if (date === undefined) return {};
  return { [`${name}String`]: `${date}T00:00:00`, [name]: wireInstant(midnightUtcMs(date)) };
}

/** Since 16 July 2026 documents and payments carry their time stamp in ISO form as well. */
export function wireUpdated(ms: number): Json {
  return { UpdatedDateUTC: wireInstant(ms), UpdatedDateUTCString: `${new Date(ms).toISOString().slice(0, 19)}Z` };
}

export function wireMoney(amount: bigint): number {
  return jsonNumber(amount, MONEY_PLACES);
}

/** A text field that Xero leaves out while it is empty. */
export function unlessEmpty(name: string, text: string | undefined): Json {
  return text ? { [name]: text } : {};
}

/** An account as other records name it. */
export function accountReferenceShape(account: Account | undefined): Json {
  return account ? { AccountID: account.accountId, Code: account.code, Name: account.name } : {};
}
