import { Button, InlineStack, Text } from "@shopify/polaris";
import { useFetcher } from "@remix-run/react";
import type { InvoiceElsewhereView } from "~/use-cases/views";
import { InvoicesElsewhere } from "../elsewhere/invoices-elsewhere";
import { Section } from "../page/section";

/** Invoices that Crossfoot did not make: the merchant says whether one of them is this order's. */
export function ElsewhereCard({ invoices }: { invoices: InvoiceElsewhereView[] }) {
  const claimed = invoices.some((each) => each.claimed);

  return (
    <Section title={claimed ? "Invoiced by somebody else" : "Is one of these this order's invoice?"}>
      <Text as="p">
        {claimed
          ? "Crossfoot leaves this invoice alone, and posts nothing for the order."
          : "Crossfoot did not make them. Until you say which it is, nothing is posted: once is right, twice is not."}
      </Text>
      <InvoicesElsewhere caption="Invoices that Crossfoot did not make" invoices={invoices} action={(each) => <Decide invoice={each} />} />
    </Section>
  );
}

function Decide({ invoice: { id, number, claimed } }: { invoice: InvoiceElsewhereView }) {
  const fetcher = useFetcher();
  const say = (is: boolean) => fetcher.submit({ intent: "elsewhere", invoiceId: id, is: String(is) }, { method: "post" });
  const busy = fetcher.state !== "idle";

  return (
    <InlineStack gap="200">
      {!claimed && (
        <Button onClick={() => say(true)} loading={busy} accessibilityLabel={`It is: ${number}`}>
          It is
        </Button>
      )}
      <Button onClick={() => say(false)} loading={busy} accessibilityLabel={`It is not: ${number}`}>
        It is not
      </Button>
    </InlineStack>
  );
}
