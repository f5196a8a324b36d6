import { DUE_DATE_TYPES, type RepeatingInvoiceInput } from "../../ledger/repeating/repeating-invoice";
import { readContact } from "./contact-input";
import { LINE_AMOUNT_TYPES, readLine } from "./document-input";
import type { Fields } from "./fields";

const UNITS = ["WEEKLY", "MONTHLY"] as const;

export function readRepeatingInvoice(fields: Fields): RepeatingInvoiceInput {
  const contact = fields.object("Contact");
  const schedule = fields.object("Schedule");
  return {
    id: fields.text("RepeatingInvoiceID"),
    type: fields.text("Type")?.toUpperCase(),
    status: fields.text("Status")?.toUpperCase(),
    contact: contact && readContact(contact),
    lines: fields.list("LineItems")?.map((line) => readLine(line, 2)),
    lineAmountTypes: fields.oneOf("LineAmountTypes", LINE_AMOUNT_TYPES, "Xero.API.Library..LineAmountType"),
    reference: fields.text("Reference"),
    brandingThemeId: fields.text("BrandingThemeID"),
    currencyCode: fields.text("CurrencyCode"),
    approvedForSending: fields.flag("ApprovedForSending"),
    sendCopy: fields.flag("SendCopy"),
    markAsSent: fields.flag("MarkAsSent"),
    includePdf: fields.flag("IncludePDF"),
    schedule: schedule && readSchedule(schedule),
  };
}

function readSchedule(fields: Fields): NonNullable<RepeatingInvoiceInput["schedule"]> {
  const whole = (name: string) => {
    const value = fields.decimal(name, 0);
    return value === undefined ? undefined : Number(value);
  };
  return {
    period: whole("Period"),
    unit: fields.oneOf("Unit", UNITS, "Xero.API.Library..ScheduleUnit"),
    dueDate: whole("DueDate"),
    dueDateType: fields.oneOf("DueDateType", DUE_DATE_TYPES, "Xero.API.Library..DueDateType"),
    startDate: fields.date("StartDate"),
    endDate: fields.date("EndDate"),
  };
}
