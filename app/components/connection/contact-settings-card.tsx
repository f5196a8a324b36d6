import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, FormLayout, InlineError, InlineGrid, InlineStack, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import type { ContactSettingsValues, ContactSettingsView } from "~/use-cases/contact-views";
import { Section } from "../page/section";
import { useToastWhen } from "../page/use-toast";

type Choice = { value: string; label: string; help: string };

const PER: readonly Choice[] = [
  { value: "company", label: "Each customer, and each company that buys", help: "An order of a company is made out to the company." },
  { value: "customer", label: "Each customer", help: "An order of a company is made out to the person who placed it." },
  {
    value: "channel",
    label: "One contact for each sales channel",
    help: "For example “Shopify sales: Point of Sale”. No customer goes to Xero.",
  },
  { value: "one", label: "One contact for everything", help: "“Shopify sales”. No customer goes to Xero." },
];

const DOUBT: readonly Choice[] = [
  { value: "review", label: "Ask me", help: "The customer’s orders wait under Contacts until you say which it is." },
  { value: "create", label: "Create a new contact", help: "Nothing waits. You may merge the contacts in Xero later; Crossfoot follows." },
];

const RULES: readonly Choice[] = [
  { value: "number", label: "Contact number", help: "" },
  { value: "email", label: "E-mail address", help: "" },
  { value: "tax-number", label: "Tax number", help: "" },
  { value: "name", label: "Name", help: "" },
  { value: "", label: "Nothing", help: "" },
];

const PLACES = ["Looked for first", "Looked for second", "Looked for third", "Looked for last"] as const;

/** Whom invoices are made out to, and by what a customer is recognised in Xero. */
export function ContactSettingsCard({ settings }: { settings: ContactSettingsView }) {
  const { data, state, submit } = useFetcher<{ error: string | null }>();
  const [values, setValues] = useState<ContactSettingsValues>(settings.values);
  const error = data?.error ?? null;
  useToastWhen(state === "idle" && data !== undefined && error === null, "Saved");
  const save = () =>
    submit(
      { intent: "contacts", per: values.per, doubt: values.doubt, rules: PLACES.map((_, at) => values.rules[at] ?? "").join(",") },
      { method: "post" },
    );

  return (
    <Section title="How customers become contacts" aside={<Button url="/app/contacts">Contacts</Button>}>
      <BlockStack gap="400">
        <FormLayout>
          <Chosen label="Invoices are made out to" choices={PER} value={values.per} onChange={(per) => setValues({ ...values, per })} />
          <Rules rules={values.rules} onChange={(rules) => setValues({ ...values, rules })} />
          <Chosen
            label="Where several contacts fit"
            choices={DOUBT}
            value={values.doubt}
            onChange={(doubt) => setValues({ ...values, doubt })}
          />
        </FormLayout>
        {error !== null && <InlineError fieldID="contact-settings" message={error} />}
        <Text as="p" tone="subdued">
          For orders posted from now on. Documents that stand in Xero are not moved. Orders without a customer share one contact.
        </Text>
        <InlineStack align="end">
          <Button onClick={save} loading={state !== "idle"} accessibilityLabel="Save how customers become contacts">
            Save
          </Button>
        </InlineStack>
      </BlockStack>
    </Section>
  );
}

/** What each rule may mistake is said where it is chosen. */
function Rules({ rules, onChange }: { rules: string[]; onChange: (rules: string[]) => void }) {
  return (
    <BlockStack gap="200">
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
        {PLACES.map((label, place) => (
          <Select
            key={label}
            label={label}
            options={RULES.map(({ value, label: text }) => ({ value, label: text }))}
            value={rules[place] ?? ""}
            onChange={(rule) => onChange(PLACES.map((_, at) => (at === place ? rule : (rules[at] ?? ""))))}
          />
        ))}
      </InlineGrid>
      <Text as="p" tone="subdued">
        The first that finds any active contact decides. A contact that Crossfoot made is recognised by its number in any case.
      </Text>
      {rules.includes("name") && (
        <Text as="p" tone="caution">
          The name alone is not safe: two people of one name would share an account, and see each other’s invoices on their statements.
        </Text>
      )}
    </BlockStack>
  );
}

type ChosenProps = { label: string; choices: readonly Choice[]; value: string; onChange: (value: string) => void };

function Chosen({ label, choices, value, onChange }: ChosenProps) {
  return (
    <Select
      label={label}
      options={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
      value={value}
      onChange={onChange}
      helpText={choices.find((choice) => choice.value === value)?.help}
    />
  );
}
