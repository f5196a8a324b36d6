import type { BackfillDays } from "~/use-cases/backfill-views";

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** "1 June 2026 to 30 June 2026", or one day. */
export function daysText({ fromDay, toDay }: BackfillDays): string {
  const [first, last] = [DAY.format(new Date(fromDay)), DAY.format(new Date(toDay))];

  return first === last ? first : `${first} to ${last}`;
}

/** "1 order", "1,204 orders". */
export function ordersText(orders: number): string {
  return `${orders.toLocaleString("en")} ${orders === 1 ? "order" : "orders"}`;
}

/** How long, as one would say it: "1 minute", "2 hours 5 minutes", "3 days 4 hours". */
export function minutesText(minutes: number): string {
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const parts = [words(days, "day"), words(hours, "hour"), days > 0 ? "" : words(rest, "minute")].filter((part) => part !== "");

  return parts.length === 0 ? "less than a minute" : parts.join(" ");
}

function words(count: number, unit: string): string {
  return count === 0 ? "" : `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** Whole hundredths, for a bar; an empty range is done. */
export function percentOf(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.min(Math.floor((part / whole) * 100), 100);
}
