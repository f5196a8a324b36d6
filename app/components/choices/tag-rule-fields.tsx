import { Box, Button, FormLayout, InlineStack, Select, TextField } from "@shopify/polaris";
import type { ChoiceErrors, ChoiceOptions, TagRuleValues } from "~/use-cases/choice-views";
import { OverrideFields } from "./override-fields";

const THEN: { value: TagRuleValues["then"]; label: string }[] = [
  { value: "send", label: "Send the order" },
  { value: "draft", label: "Send the order as a draft" },
  { value: "hold-back", label: "Do not send the order" },
];

type TagRuleFieldsProps = {
  options: ChoiceOptions;
  place: number;
  errors: ChoiceErrors;
  rule: TagRuleValues;
  onChange: (rule: TagRuleValues) => void;
  onRemove: () => void;
};

/** One rule. Its errors are named by its place, its fields by "rules." and its place. */
export function TagRuleFields({ options, place, errors, rule, onChange, onRemove }: TagRuleFieldsProps) {
  const own = `rules.${place}.`;
  const of = rule.tag.trim() === "" ? `of rule ${place + 1}` : `for “${rule.tag.trim()}”`;

  return (
    <Box paddingBlockEnd="400" borderBlockEndWidth="025" borderColor="border">
      <FormLayout>
        <FormLayout.Group condensed>
          <TextField
            label={`Tag of rule ${place + 1}`}
            name={`${own}tag`}
            value={rule.tag}
            error={errors[`${place}.tag`] ?? false}
            maxLength={40}
            autoComplete="off"
            onChange={(tag) => onChange({ ...rule, tag })}
          />
          <Select
            label={`What to do ${of}`}
            name={`${own}then`}
            value={rule.then}
            error={errors[`${place}.then`] ?? false}
            options={THEN}
            onChange={(then) => onChange({ ...rule, then: THEN.find(({ value }) => value === then)?.value ?? "send" })}
          />
        </FormLayout.Group>
        <OverrideFields
          options={options}
          at={own}
          of={of}
          errors={atRule(errors, place)}
          values={rule}
          onChange={(override) => onChange({ ...rule, ...override })}
        />
        <InlineStack align="end">
          <Button onClick={onRemove} accessibilityLabel={`Remove rule ${place + 1}`}>
            Remove
          </Button>
        </InlineStack>
      </FormLayout>
    </Box>
  );
}

/** The rule's errors under the names of its fields. */
function atRule(errors: ChoiceErrors, place: number): ChoiceErrors {
  const own = Object.entries(errors).filter(([name]) => name.startsWith(`${place}.`));

  return Object.fromEntries(own.map(([name, sentence]) => [`rules.${name}`, sentence]));
}
