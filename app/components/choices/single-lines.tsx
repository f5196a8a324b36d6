import { BlockStack, FormLayout, Text } from "@shopify/polaris";
import { Section } from "../page/section";
import { OverrideFields } from "./override-fields";
import type { ChoicePartProps } from "./whole-order";

const NOTHING = { account: "", taxType: "", tracking: {} };

export function SingleLines({ view, errors, values, onChange }: ChoicePartProps) {
  return (
    <Section title="Single lines" intro="What is chosen for a line comes before what is chosen for the order.">
      {view.lines.length === 0 && (
        <Text as="p">A line can be chosen for once the order was read and can be planned. Until then, choose for the whole order.</Text>
      )}
      <FormLayout>
        {view.lines.map(({ line, what, now }) => (
          <BlockStack key={line} gap="200">
            <BlockStack>
              <Text as="h3" variant="headingSm">
                {what}
              </Text>
              <Text as="p" tone="subdued">
                Now: {now}
              </Text>
            </BlockStack>
            <OverrideFields
              options={view.options}
              at={`lines.${line}.`}
              of={`of ${what}`}
              errors={errors}
              values={values.lines[line] ?? NOTHING}
              onChange={(override) => onChange({ ...values, lines: { ...values.lines, [line]: override } })}
            />
          </BlockStack>
        ))}
      </FormLayout>
    </Section>
  );
}
