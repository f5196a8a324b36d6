import { BlockStack, InlineStack } from "@shopify/polaris";
import type { ConnectionView } from "~/use-cases/views";
import { Moment } from "../figures/moment";
import { ExternalLink } from "../page/external-link";
import { Facts } from "../page/facts";
import { Section } from "../page/section";
import { ConnectionBadge } from "./connection-badge";
import { Disconnect } from "./disconnect";

/** The connected organisation, and the way out. */
export function ConnectionCard({ connection }: { connection: ConnectionView }) {
  const { state, organisation, connectedAt } = connection;

  return (
    <Section title="Xero" aside={<ConnectionBadge condition={state} />}>
      <BlockStack gap="400">
        <Facts
          facts={[
            { label: "Organisation", value: organisation.name },
            { label: "Country", value: countryName(organisation.countryCode) },
            { label: "Base currency", value: organisation.baseCurrency },
            { label: "Connected", value: <Moment at={connectedAt} /> },
          ]}
        />
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <ExternalLink url={organisation.url}>Open in Xero</ExternalLink>
          <Disconnect organisation={organisation.name} />
        </InlineStack>
      </BlockStack>
    </Section>
  );
}

function countryName(code: string): string {
  return new Intl.DisplayNames("en", { type: "region" }).of(code) ?? code;
}
