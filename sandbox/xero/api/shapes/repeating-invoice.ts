import type { Books } from "../../ledger/books";
import { midnightUtcMs } from "../../ledger/calendar-date";
import { totalsOf } from "../../ledger/documents/line-arithmetic";
import { hasAttachments } from "../../ledger/papers/attachment";
import type { RepeatingInvoice, Schedule } from "../../ledger/repeating/repeating-invoice";
import type { Json } from "../answer";
import { thinContactShape } from "./contact";
import { lineShape } from "./line";
import { wireInstant, wireMoney } from "./wire";

export function repeatingInvoiceShape(books: Books, template: RepeatingInvoice): Json {
  const contact = books.contacts.get(template.contactId);
  const { subTotal, totalTax, total } = totalsOf(template);
  return {
    Schedule: scheduleShape(template.schedule),
    RepeatingInvoiceID: template.id,
    Type: template.type,
    ...(template.type === "ACCREC" ? { Reference: template.reference } : {}),
    BrandingThemeID: template.brandingThemeId,
    HasAttachments: hasAttachments(books, template.id),
    ApprovedForSending: template.approvedForSending,
    SendCopy: template.sendCopy,
    MarkAsSent: template.markAsSent,
    IncludePDF: template.includePdf,
    ID: template.id,
    Contact: contact ? thinContactShape(contact) : {},
    Status: template.status,
    LineAmountTypes: template.lineAmountTypes,
    LineItems: template.lines.map((line) => lineShape(books, line, 2)),
    SubTotal: wireMoney(subTotal),
    TotalTax: wireMoney(totalTax),
    Total: wireMoney(total),
    CurrencyCode: template.currencyCode,
  };
}

function scheduleShape(schedule: Schedule): Json {
  return {
    Period: schedule.period,
    Unit: schedule.unit,
    DueDate: schedule.dueDate,
    DueDateType: schedule.dueDateType,
    StartDate: wireInstant(midnightUtcMs(schedule.startDate)),
    NextScheduledDate: wireInstant(midnightUtcMs(schedule.nextScheduledDate)),
    ...(schedule.endDate === undefined ? {} : { EndDate: wireInstant(midnightUtcMs(schedule.endDate)) }),
  };
}
