/** Xero's own words for its states, as a merchant sees them there. */
export const STATUS_IN_XERO: Record<string, string> = {
  DRAFT: "Draft",
  SUBMITTED: "Awaiting approval",
  AUTHORISED: "Awaiting payment",
  PAID: "Paid",
  VOIDED: "Voided",
  DELETED: "Deleted",
};
