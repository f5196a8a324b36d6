import { addDays, type CalendarDate } from "../instant";
import { problem, type Problem } from "../problem";
import type { Ground } from "./order-situation";

/**
 * A document that a posted order still lacks, dated on a day that is open: by the merchant's choice it moves to the first
 * open day, or the order is held. What stands in a closed period stays as it is.
 */
export function datedOpen<Dated extends { date: CalendarDate }>(document: Dated, { organisation, lockDates }: Ground): Dated | Problem {
  const { lockedUntil } = organisation;
  if (!lockedUntil || document.date > lockedUntil) return document;
  if (lockDates !== "hold") return { ...document, date: addDays(lockedUntil, 1) };

  return {
    ...problem(
      "period-locked",
      "decide",
      `A document would be dated ${document.date}, but ${organisation.name} is locked up to ${lockedUntil}. ` +
        "Unlock the period in Xero, or choose in Settings that such documents move to the first open day.",
    ),
    field: "lockDates",
  };
}

/** All of them, or the problem of the first that may not be dated. */
export function allDatedOpen<Dated extends { date: CalendarDate }>(documents: readonly Dated[], ground: Ground): Dated[] | Problem {
  const dated: Dated[] = [];
  for (const document of documents) {
    const open = datedOpen(document, ground);
    if ("code" in open) return open;
    dated.push(open);
  }

  return dated;
}
