import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Checkbox, FormLayout, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import type { PeopleView } from "~/use-cases/people-views";
import { SaveButton } from "../page/save-button";
import { Section } from "../page/section";
import { useToastWhen } from "../page/use-toast";
import type { PeopleAnswer } from "./people-answer";

type Part = PeopleView["documents"][number];

const PARTS: Readonly<Record<Part["part"], { label: string; help: string }>> = {
  content: { label: "Lines, amounts and taxes", help: "What the customer owes and sees." },
  dates: { label: "Dates", help: "The day of the document, and when it is due." },
  contact: { label: "The contact it is made out to", help: "Where contacts were merged, Crossfoot follows by itself." },
  coding: { label: "Accounts, reference, and tax rates of the same tax", help: "Where it counts in the books." },
  tracking: { label: "Tracking", help: "Tracking options on its lines." },
};
const RULES: Readonly<Record<Part["rule"], string>> = {
  ask: "Ask me",
  theirs: "Keep what they changed",
  ours: "Put back what Crossfoot sent",
};
const FIELDS = [
  { value: "theirs", label: "Keep what they changed" },
  { value: "ours", label: "Put back what Shopify has" },
];

/** What happens without asking. Paid documents and locked periods are never changed; those are asked about in any case. */
export function RulesCard({ people }: { people: PeopleView }) {
  const { data, state, Form } = useFetcher<PeopleAnswer>();
  const [rules, setRules] = useState(() => new Map<string, string>(people.documents.map(({ part, rule }) => [part, rule])));
  const [follow, setFollow] = useState(people.customers.follow);
  const [inContacts, setInContacts] = useState<string>(people.customers.changedInXero);
  useToastWhen(state === "idle" && data?.did === "rules" && data.error === null, "Saved");

  return (
    <Section title="When somebody changes a document in Xero">
      <Form method="post">
        <input type="hidden" name="intent" value="rules" />
        <input type="hidden" name="follow" value={follow ? "yes" : "no"} />
        <BlockStack gap="400">
          {data?.error && <Banner tone="critical">{data.error}</Banner>}
          <Text as="p">
            Documents that are paid, credited or in a locked period are never changed by Crossfoot; about those you are asked. What was
            voided or deleted stays so.
          </Text>
          <FormLayout>
            {people.documents.map(({ part, offered }) => (
              <Select
                key={part}
                label={PARTS[part].label}
                name={`rule-${part}`}
                helpText={PARTS[part].help}
                value={rules.get(part) ?? ""}
                onChange={(value) => setRules(new Map(rules).set(part, value))}
                options={offered.map((rule) => ({ value: rule, label: RULES[rule] }))}
              />
            ))}
            <Text as="h3" variant="headingSm">
              Customers and their contacts
            </Text>
            <Checkbox
              label="A customer’s changes in Shopify go to the contact in Xero"
              helpText="Name, e-mail address, phone number, address and tax number. A customer without a contact causes nothing."
              checked={follow}
              onChange={setFollow}
            />
            <Select
              label="When somebody changes a contact in Xero"
              name="changedInXero"
              value={inContacts}
              onChange={setInContacts}
              options={FIELDS}
            />
          </FormLayout>
          <SaveButton saving={state !== "idle"} />
        </BlockStack>
      </Form>
    </Section>
  );
}
