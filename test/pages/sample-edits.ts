import type { EditedInvoiceView } from "../../app/use-cases/edit-views";

const untold = { line: null, edited: true, coding: false };
const MUG = "2 × Enamel mug (MUG-01)";

/** Two mugs at 9.95 that a bookkeeper sold at 9.00: 18.00 + 4.25 shipping = 22.25; and the order has three by now: 34.10. */
export const EDITED_PRICE: EditedInvoiceView = {
  number: "SH-1009",
  state: "asks",
  standsAs: "AUTHORISED|2225",
  decidedAt: null,
  pushObstacle: null,
  rows: [
    { ...untold, field: "Contact", sent: "The customer's contact", stands: "Another contact", planned: "The customer's contact" },
    { ...untold, field: "Due date", sent: "2026-12-03", stands: "2027-01-31", planned: "2026-12-03" },
    { ...untold, field: "Total", sent: "24.15", stands: "22.25", planned: "34.10" },
    { ...untold, line: MUG, field: "Quantity", sent: "2", stands: "2", planned: "3", edited: false },
    { ...untold, line: MUG, field: "Unit price", sent: "9.95", stands: "9.00", planned: "9.95" },
    { ...untold, line: MUG, field: "Account", sent: "200", stands: "260", planned: "200", coding: true },
    { ...untold, line: MUG, field: "Tracking", sent: "", stands: "Region: North", planned: "", coding: true },
    { ...untold, line: "Gift wrap", field: "Line", sent: null, stands: "3.00", planned: null },
  ],
};

/** A paid invoice that was taken away, of which nothing can be pushed. */
export const EDITED_GONE: EditedInvoiceView = {
  number: "SH-1010",
  state: "gone",
  standsAs: "VOIDED|2415",
  decidedAt: null,
  pushObstacle: "Invoice SH-1010 is voided in Xero, and stays so. Make it again, or leave the order out.",
  rows: [{ ...untold, field: "Status", sent: "AUTHORISED", stands: "VOIDED", planned: "AUTHORISED" }],
};
