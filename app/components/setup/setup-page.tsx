import { Form, useNavigation } from "@remix-run/react";
import { Banner, BlockStack, Box, Button, InlineStack, Text } from "@shopify/polaris";
import type { SetupErrors, SetupView } from "~/use-cases/views";
import { AdminPage } from "../page/admin-page";
import { AccountsSection } from "./accounts-section";
import { ErrorSummary } from "./error-summary";
import { GatewaysSection } from "./gateways-section";
import { HowPostedSection } from "./how-posted-section";
import { InvoicesSection } from "./invoices-section";
import { OtherAmountsSection } from "./other-amounts-section";
import { TaxesSection } from "./taxes-section";
import { useSetupForm } from "./use-setup-form";
import { useWantedField } from "./use-wanted-field";

/** How orders are booked. The first saving switches Crossfoot on; later ones change what happens from then on. */
export function SetupPage({ view, errors }: { view: SetupView; errors: SetupErrors }) {
  const form = useSetupForm(view, errors);
  const wanted = useWantedField(errors);
  const saving = useNavigation().state !== "idle";
  const { organisation, live, warnings } = view;

  return (
    <AdminPage
      title={live ? "How orders are booked" : "Setup"}
      back={live ? { label: "Settings", url: "/app/settings" } : { label: "Home", url: "/app" }}
      detail={<Text as="span" tone="subdued">{`In ${organisation.name}, ${organisation.baseCurrency}`}</Text>}
      narrow
    >
      <ErrorSummary errors={errors} />
      {warnings.map((warning) => (
        <Banner key={warning} tone="warning" title="Your orders would wait">
          <Text as="p">{warning}</Text>
        </Banner>
      ))}
      <Form method="post" noValidate>
        <BlockStack gap="400">
          <AccountsSection view={view} form={form} />
          <TaxesSection view={view} form={form} error={errors.taxRates} />
          <InvoicesSection form={form} />
          <GatewaysSection view={view} form={form} wanted={wanted} />
          <OtherAmountsSection view={view} form={form} wanted={wanted} />
          <HowPostedSection form={form} wanted={wanted} />
          <Box paddingInline={{ xs: "400", sm: "0" }}>
            <InlineStack align="end" blockAlign="center" gap="400">
              {!live && (
                <Text as="span" tone="subdued">
                  Nothing was posted so far.
                </Text>
              )}
              <Button submit variant="primary" loading={saving}>
                {live ? "Save" : "Save and switch on"}
              </Button>
            </InlineStack>
          </Box>
        </BlockStack>
      </Form>
    </AdminPage>
  );
}
