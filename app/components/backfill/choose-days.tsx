import { Form, useNavigation } from "@remix-run/react";
import { BlockStack, Button, FormLayout, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { BackfillDays, BackfillErrors } from "~/use-cases/backfill-views";
import { Section } from "../page/section";

/** From which day to which; then a preview, which writes nothing. */
export function ChooseDays({ proposed, errors }: { proposed: BackfillDays; errors: BackfillErrors }) {
  const beginning = useNavigation().state !== "idle";

  return (
    <Section title="Which orders?" intro="First you get a preview: nothing is written to Xero before you have seen it and pressed Start.">
      <Form method="post">
        <input type="hidden" name="intent" value="preview" />
        <BlockStack gap="400">
          <FormLayout>
            <FormLayout.Group>
              <DayField label="First day" name="fromDay" first={proposed.fromDay} error={errors.fromDay} />
              <DayField label="Last day" name="toDay" first={proposed.toDay} error={errors.toDay} />
            </FormLayout.Group>
          </FormLayout>
          <Text as="p" tone="subdued">
            Days are by your Xero organisation’s calendar. Orders that are in Xero already are left alone. If you entered some of these
            sales in Xero by hand, choose days without them: Crossfoot cannot know your own invoices.
          </Text>
          <InlineStack>
            <Button submit variant="primary" loading={beginning}>
              Preview
            </Button>
          </InlineStack>
        </BlockStack>
      </Form>
    </Section>
  );
}

type DayFieldProps = { label: string; name: keyof BackfillDays; first: string; error: string | undefined };

function DayField({ label, name, first, error }: DayFieldProps) {
  const [value, setValue] = useState(first);

  return <TextField label={label} name={name} type="date" autoComplete="off" value={value} onChange={setValue} {...(error && { error })} />;
}
