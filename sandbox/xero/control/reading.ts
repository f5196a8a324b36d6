import { parseCalendarDate, type CalendarDate } from "../ledger/calendar-date";
import { ControlError } from "./control-error";

/** What a caller of the control API sent; every reader throws a ControlError that says what would be right. */
export type Body = Record<string, unknown>;

export function record(body: unknown): Body {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw new ControlError(400, "Send a JSON object.");
  return body as Body;
}

export function text(body: Body, name: string): string | undefined {
  const value = body[name];
  return value === undefined || value === null ? undefined : String(value);
}

export function requiredText(body: Body, name: string, example: string): string {
  const value = text(body, name);
  if (value === undefined) throw new ControlError(400, `${name} is missing; send for example ${example}.`);
  return value;
}

export function date(body: Body, name: string): CalendarDate | undefined {
  const value = text(body, name);
  const parsed = value === undefined ? undefined : parseCalendarDate(value);
  if (value !== undefined && parsed === undefined) {
    throw new ControlError(400, `${name} must be a date such as 2026-11-21.`);
  }
  return parsed;
}

export function wholeNumber(value: unknown, name: string): number {
  const number = Number(value);
  if (value === undefined || !Number.isInteger(number) || number < 0) {
    throw new ControlError(400, `${name} must be a whole number, 0 or more.`);
  }
  return number;
}

export function flag(body: Body, name: string): boolean | undefined {
  const value = body[name];
  if (value !== undefined && typeof value !== "boolean") throw new ControlError(400, `${name} must be true or false.`);
  return value;
}
