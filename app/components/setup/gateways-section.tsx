import { FormLayout } from "@shopify/polaris";
import type { SetupView } from "~/use-cases/views";
import { FoldedSection } from "../page/folded-section";
import { accountName, AccountField } from "./account-field";
import { ordersText } from "./orders-text";
import { gatewayField } from "./setup-form-data";
import type { FieldState, SetupForm } from "./use-setup-form";
import type { Wanted } from "./use-wanted-field";

/** Providers that pay out to an account of their own; the rest goes to the account for payments. */
export function GatewaysSection({ view, form, wanted }: { view: SetupView; form: SetupForm; wanted: Wanted }) {
  const { gateways, paymentAccounts } = view;
  if (gateways.length === 0) return null;
  const payments = paymentAccounts.find(({ code }) => code === form.field("paymentsAccount").value);
  const same = payments ? `Account for payments (${accountName(payments)})` : "Account for payments";

  return (
    <FoldedSection
      title="Payments by provider"
      status={statusOf(gateways.map(({ gateway }) => form.gatewayAccount(gateway)))}
      open={gateways.some(({ gateway }) => wanted(gatewayField(gateway)))}
    >
      <FormLayout>
        {gateways.map((gateway) => (
          <AccountField
            key={gateway.gateway}
            label={gateway.name}
            help={gateway.orders === 0 ? "No recent order." : `${ordersText(gateway.orders)} of late.`}
            accounts={paymentAccounts}
            field={form.gatewayAccount(gateway.gateway)}
            none={same}
          />
        ))}
      </FormLayout>
    </FoldedSection>
  );
}

function statusOf(fields: readonly FieldState[]): string {
  const own = fields.filter(({ value }) => value !== "").length;
  if (own === 0) return "All payments go to the account above. Choose others if providers pay out separately.";

  return own === 1 ? "One provider has an account of its own." : `${own} providers have accounts of their own.`;
}
