import { useFetcher } from "@remix-run/react";
import { Button, InlineError, InlineStack, Text } from "@shopify/polaris";
import { Ago } from "../figures/moment";
import { Section } from "../page/section";

/** Once read, contacts are followed as they change; nothing is created on either side. */
export function ReadContacts({ readAt, reading }: { readAt: string | null; reading: boolean }) {
  const { data, state, submit } = useFetcher<{ error: string | null }>();
  const busy = reading || state !== "idle";

  return (
    <Section
      title="Contacts in Xero"
      aside={
        <Button onClick={() => submit({ intent: "read" }, { method: "post", action: "/app/contacts?index" })} loading={busy}>
          Read contacts from Xero
        </Button>
      }
    >
      <InlineStack gap="100">
        {readAt === null ? (
          <Text as="p">Not read yet. Reading takes one call for a thousand contacts, and creates nothing.</Text>
        ) : (
          <Text as="p" tone="subdued">
            Read <Ago at={readAt} />, followed since as they change, and read again every week
          </Text>
        )}
      </InlineStack>
      {data?.error && <InlineError fieldID="read-contacts" message={data.error} />}
    </Section>
  );
}
