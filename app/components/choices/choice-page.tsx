import { Form, useNavigation } from "@remix-run/react";
import { Banner, BlockStack, Button, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { ChoiceErrors, ChoicePageView } from "~/use-cases/choice-views";
import { AdminPage } from "../page/admin-page";
import { SaveButton } from "../page/save-button";
import { Section } from "../page/section";
import { NotSaved } from "./not-saved";
import { SingleLines } from "./single-lines";
import { WholeOrder } from "./whole-order";

/** How one order is booked over the settings: for all of it, and line by line. */
export function ChoicePage({ view, errors }: { view: ChoicePageView; errors: ChoiceErrors }) {
  const [values, setValues] = useState(view.values);
  const saving = useNavigation().state !== "idle";
  const part = { view, errors, values, onChange: setValues };

  return (
    <AdminPage title={`Choices for ${view.name}`} back={{ label: view.name, url: `/app/orders/${view.recordId}` }} narrow>
      <NotSaved errors={errors} />
      {view.tooLate && (
        <Banner tone="warning" title="The invoice stands already">
          <Text as="p">{view.tooLate}</Text>
        </Banner>
      )}
      <Form method="post" noValidate>
        <BlockStack gap="400">
          <WholeOrder {...part} />
          <SingleLines {...part} />
          <Section title="Why">
            <TextField
              label="Reason"
              name="reason"
              value={values.reason}
              error={errors["reason"] ?? false}
              helpText="Shown with the order ever after. Name no customer."
              maxLength={200}
              autoComplete="off"
              onChange={(reason) => setValues({ ...values, reason })}
            />
          </Section>
          <SaveButton primary saving={saving} />
        </BlockStack>
      </Form>
      {view.chosen && <TakeBack saving={saving} />}
    </AdminPage>
  );
}

function TakeBack({ saving }: { saving: boolean }) {
  return (
    <Section title="Take the choice back">
      <Form method="post">
        <BlockStack gap="300" inlineAlign="start">
          <Text as="p">The order is booked as your settings and its tags have it again.</Text>
          <input type="hidden" name="intent" value="take-back" />
          <Button submit loading={saving}>
            Take back
          </Button>
        </BlockStack>
      </Form>
    </Section>
  );
}
