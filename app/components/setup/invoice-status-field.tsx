import { ChoiceList } from "@shopify/polaris";
import type { SetupValues } from "~/use-cases/views";
import { FieldLabel } from "./field-label";
import type { FieldState } from "./use-setup-form";

type Choice = { value: SetupValues["invoiceStatus"]; label: string; helpText: string };

/** Xero, Nov 2026: payments can be recorded on approved (AUTHORISED) invoices only. */
const CHOICES: Choice[] = [
  {
    value: "AUTHORISED",
    label: "Approved (recommended)",
    helpText: "Counts in your books at once, and payments are recorded on it. Nothing for you to do.",
  },
  {
    value: "SUBMITTED",
    label: "Awaiting approval",
    helpText: "Somebody approves each invoice in Xero. Until then it is in no report, and its payments wait.",
  },
  {
    value: "DRAFT",
    label: "Draft",
    helpText: "You approve each invoice in Xero; payments wait until then. Good for a first look.",
  },
];

export function InvoiceStatusField({ field }: { field: FieldState }) {
  const { name, value, error, proposed, onChange } = field;

  return (
    <ChoiceList
      title={<FieldLabel proposed={proposed}>When an invoice arrives in Xero it is</FieldLabel>}
      name={name}
      choices={CHOICES}
      selected={[value]}
      onChange={([chosen]) => chosen !== undefined && onChange(chosen)}
      {...(error && { error })}
    />
  );
}
