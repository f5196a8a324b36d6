import { FormLayout } from "@shopify/polaris";
import type { SetupView } from "~/use-cases/views";
import { Section } from "../page/section";
import { AccountField } from "./account-field";
import type { SetupForm } from "./use-setup-form";

export function AccountsSection({ view, form }: { view: SetupView; form: SetupForm }) {
  return (
    <Section title="Accounts" intro="Where sales and the money for them go in your Xero chart of accounts. All three are needed.">
      <FormLayout>
        <AccountField
          label="Sales account"
          help="Income from the products you sell."
          accounts={view.salesAccounts}
          field={form.field("salesAccount")}
        />
        <AccountField
          label="Account for payments"
          help="Where customers’ payments are recorded: a clearing account that your payouts empty, or the bank account itself. An account kept for this shop alone is the easiest to check."
          accounts={view.paymentAccounts}
          field={form.field("paymentsAccount")}
        />
        <AccountField
          label="Shipping account"
          help="Income from shipping. The sales account will do, unless you want shipping apart in your reports."
          accounts={view.salesAccounts}
          field={form.field("shippingAccount")}
        />
      </FormLayout>
    </Section>
  );
}
