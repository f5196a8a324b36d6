import { FormLayout, Select } from "@shopify/polaris";
import type { ChoiceErrors, ChoiceOptions, OverrideValues } from "~/use-cases/choice-views";
import { accountName } from "../setup/account-field";

type OverrideFieldsProps = {
  options: ChoiceOptions;
  /** Put before the names of the fields: "", "lines.….", "rules.0.". */
  at: string;
  /** For which line or tag, for those who hear the page. */
  of: string;
  errors: ChoiceErrors;
  values: OverrideValues;
  onChange: (values: OverrideValues) => void;
};

/** Account, tax rate and tracking, each "as the settings have it" unless chosen. */
export function OverrideFields({ options, at, of, errors, values, onChange }: OverrideFieldsProps) {
  const { accounts, taxRates, tracking } = options;

  return (
    <FormLayout.Group condensed>
      <Choice
        label={`Account ${of}`}
        name={`${at}account`}
        error={errors[`${at}account`]}
        value={values.account}
        options={accounts.map((account) => ({ value: account.code, label: accountName(account) }))}
        onChange={(account) => onChange({ ...values, account })}
      />
      <Choice
        label={`Tax rate ${of}`}
        name={`${at}taxType`}
        error={errors[`${at}taxType`]}
        value={values.taxType}
        options={taxRates.map(({ taxType, name, percent }) => ({ value: taxType, label: `${name} · ${percent}%` }))}
        onChange={(taxType) => onChange({ ...values, taxType })}
      />
      {tracking.map(({ category, options: names }) => (
        <Choice
          key={category}
          label={`${category} ${of}`}
          name={`${at}tracking.${category}`}
          error={errors[`${at}tracking.${category}`]}
          value={values.tracking[category] ?? ""}
          options={names.map((name) => ({ value: name, label: name }))}
          onChange={(option) => onChange({ ...values, tracking: { ...values.tracking, [category]: option } })}
        />
      ))}
    </FormLayout.Group>
  );
}

type ChoiceProps = {
  label: string;
  name: string;
  error: string | undefined;
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
};

/** One that Xero has no longer in use stays visible, so that it can be seen and taken away. */
function Choice({ options, value, error, ...field }: ChoiceProps) {
  const lost = value !== "" && !options.some((each) => each.value === value) ? [{ value, label: `${value} (not in use in Xero)` }] : [];

  return (
    <Select
      {...field}
      value={value}
      error={error ?? false}
      options={[{ value: "", label: "As the settings have it" }, ...lost, ...options]}
    />
  );
}
