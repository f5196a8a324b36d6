import type { Books } from "../books";
import type { RepeatingInvoiceInput, Schedule } from "./repeating-invoice";

type ScheduleInput = NonNullable<RepeatingInvoiceInput["schedule"]>;

const NOTHING_SENT: ScheduleInput = {
  period: undefined,
  unit: undefined,
  dueDate: undefined,
  dueDateType: undefined,
  startDate: undefined,
  endDate: undefined,
};

/** The schedule of a new template; its first invoice is due on the day that it starts, today when none is sent. */
export function draftSchedule(
  books: Books,
  sent: ScheduleInput = NOTHING_SENT
): { schedule: Schedule; problems: string[] } {
  const startDate = sent.startDate ?? books.today();
  const schedule: Schedule = {
    period: sent.period ?? 1,
    unit: sent.unit ?? "MONTHLY",
    dueDate: sent.dueDate ?? 0,
    dueDateType: sent.dueDateType ?? "DAYSAFTERBILLDATE",
    startDate,
    nextScheduledDate: startDate,
    endDate: sent.endDate,
  };
  return { schedule, problems: scheduleProblems(sent, schedule) };
}

/** Xero's sentences are not known; what it needs is. */
function scheduleProblems(sent: ScheduleInput, { startDate, endDate, period, dueDate }: Schedule): string[] {
  const needed = [
    ["Period", sent.period],
    ["Unit", sent.unit],
    ["DueDate", sent.dueDate],
    ["DueDateType", sent.dueDateType],
  ] as const;
  const problems = needed
    .filter(([, value]) => value === undefined)
    .map(([name]) => `The Schedule ${name} field must be specified.`);
  if (period < 1) problems.push("The Schedule Period must be at least 1.");
  if (dueDate < 0) problems.push("The Schedule DueDate cannot be negative.");
  if (endDate !== undefined && endDate < startDate) problems.push("The Schedule EndDate cannot be before its StartDate.");
  return problems;
}
