import { FormLayout, Select } from "@shopify/polaris";
import type { ChoiceErrors, ChoicePageView, ChoiceValues } from "~/use-cases/choice-views";
import { Section } from "../page/section";
import { OverrideFields } from "./override-fields";

export type ChoicePartProps = {
  view: ChoicePageView;
  errors: ChoiceErrors;
  values: ChoiceValues;
  onChange: (values: ChoiceValues) => void;
};

const SENT = [
  { value: "", label: "As the settings and its tags have it" },
  { value: "yes", label: "As a draft, for somebody to approve in Xero" },
  { value: "no", label: "Not as a draft, whatever its tags say" },
];

export function WholeOrder({ view, errors, values, onChange }: ChoicePartProps) {
  return (
    <Section title="The whole order" intro="The account is for what was sold; shipping, gift cards and other amounts keep theirs.">
      <FormLayout>
        <Select
          label="Sent"
          name="draft"
          value={values.draft}
          error={errors["draft"] ?? false}
          options={SENT}
          onChange={(draft) => onChange({ ...values, draft: draft === "yes" || draft === "no" ? draft : "" })}
        />
        <OverrideFields
          options={view.options}
          at=""
          of="of the order"
          errors={errors}
          values={values}
          onChange={(whole) => onChange({ ...values, ...whole })}
        />
      </FormLayout>
    </Section>
  );
}
