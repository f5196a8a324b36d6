import { Form, useNavigation } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import type { OrganisationChoiceView } from "~/use-cases/views";
import { AdminPage } from "../page/admin-page";
import { ConnectButton } from "./connect-button";
import { OrganisationCards } from "./organisation-cards";

type OrganisationPageProps = { choice: OrganisationChoiceView; problem: string | null };

/** One sign-in at Xero may reach several organisations; the shop's books are in exactly one. */
export function OrganisationPage({ choice, problem }: OrganisationPageProps) {
  const { ticket, organisations } = choice;
  const [chosen, setChosen] = useState(organisations.length === 1 ? organisations[0]?.tenantId : undefined);
  const connecting = useNavigation().state !== "idle";

  return (
    <AdminPage title="Choose your organisation" back={{ label: "Home", url: "/app" }} narrow>
      {problem && <Banner tone="critical" title={problem} />}
      {organisations.length === 0 ? (
        <NoOrganisation />
      ) : (
        <Card>
          <Form method="post">
            <input type="hidden" name="ticket" value={ticket} />
            <BlockStack gap="400">
              <OrganisationCards organisations={organisations} chosen={chosen} onChoose={setChosen} />
              <InlineStack>
                <Button submit variant="primary" disabled={!chosen} loading={connecting}>
                  Connect this organisation
                </Button>
              </InlineStack>
            </BlockStack>
          </Form>
        </Card>
      )}
    </AdminPage>
  );
}

function NoOrganisation() {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="p">
          Your Xero sign-in reaches no organisation. Sign in with the account that keeps this shop’s books, or have its owner invite you in
          Xero first (Settings, Users).
        </Text>
        <InlineStack>
          <ConnectButton label="Sign in to Xero again" />
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
