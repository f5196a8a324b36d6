import { FormLayout, TextField } from "@shopify/polaris";
import { Section } from "../page/section";
import { FieldLabel } from "./field-label";
import { InvoiceStatusField } from "./invoice-status-field";
import type { FieldState, SetupForm } from "./use-setup-form";

export function InvoicesSection({ form }: { form: SetupForm }) {
  const prefix = form.field("numberPrefix");

  return (
    <Section title="Invoices" intro="Each order becomes one invoice.">
      <FormLayout>
        <InvoiceStatusField field={form.field("invoiceStatus")} />
        <TextField
          {...inputProps("Invoice number begins with", prefix)}
          helpText={`Order #1001 becomes invoice ${prefix.value}1001. Choose a beginning that no other invoice in Xero has.`}
        />
        <TextField
          {...inputProps("Days until an invoice is due", form.field("dueAfterDays"))}
          type="number"
          min={0}
          max={365}
          helpText="For unpaid orders; 0 means due on the day of the order."
        />
        <TextField
          {...inputProps("Post orders from", form.field("ordersFrom"))}
          type="date"
          helpText="By your Xero organisation’s calendar. Earlier orders are left alone: choose a day after the last order you entered by hand."
        />
      </FormLayout>
    </Section>
  );
}

function inputProps(label: string, { proposed, error, ...field }: FieldState) {
  return {
    ...field,
    label: <FieldLabel proposed={proposed}>{label}</FieldLabel>,
    autoComplete: "off",
    ...(error && { error }),
  };
}
