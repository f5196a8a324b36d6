import { Form, useNavigation } from "@remix-run/react";
import { Banner, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import type { ChoiceErrors, TagRulesView, TagRuleValues } from "~/use-cases/choice-views";
import { AdminPage } from "../page/admin-page";
import { SaveButton } from "../page/save-button";
import { Section } from "../page/section";
import { NotSaved } from "./not-saved";
import { TagRuleFields } from "./tag-rule-fields";

/** A row keeps its key while others come and go, so that what is typed stays where it is. */
type Row = { key: number; rule: TagRuleValues };

const NEW_RULE: TagRuleValues = { tag: "", then: "send", account: "", taxType: "", tracking: {} };

type TagRulesPageProps = { view: TagRulesView; errors: ChoiceErrors; saved: boolean };

/** What tags on an order or its customer decide, over the settings and under what is chosen for an order by hand. */
export function TagRulesPage({ view, errors, saved }: TagRulesPageProps) {
  const [rows, setRows] = useState<Row[]>(() => view.rules.map((rule, key) => ({ key, rule })));
  const [nextKey, setNextKey] = useState(view.rules.length);
  const saving = useNavigation().state !== "idle";
  const add = () => {
    setRows([...rows, { key: nextKey, rule: NEW_RULE }]);
    setNextKey(nextKey + 1);
  };

  return (
    <AdminPage title="Tags that decide" back={{ label: "Settings", url: "/app/settings" }} narrow>
      <NotSaved errors={errors} />
      {saved && <Banner tone="success" title="Saved" />}
      <Form method="post" noValidate>
        <BlockStack gap="400">
          <Section
            title="Rules"
            intro="A tag counts whether the order or its customer has it. Of two rules that say different things, the upper one holds."
          >
            {rows.length === 0 && <Text as="p">No tag decides anything.</Text>}
            {rows.map(({ key, rule }, place) => (
              <TagRuleFields
                key={key}
                options={view.options}
                place={place}
                errors={errors}
                rule={rule}
                onChange={(changed) => setRows(rows.map((row) => (row.key === key ? { key, rule: changed } : row)))}
                onRemove={() => setRows(rows.filter((row) => row.key !== key))}
              />
            ))}
            <InlineStack>
              <Button onClick={add}>Add a rule</Button>
            </InlineStack>
          </Section>
          <Text as="p" tone="subdued">
            Rules are for orders to come. An order that stands in Xero follows only where its own tags change, as long as nobody paid it.
          </Text>
          <SaveButton primary saving={saving} />
        </BlockStack>
      </Form>
    </AdminPage>
  );
}
