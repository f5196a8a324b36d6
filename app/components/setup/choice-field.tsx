import { Select } from "@shopify/polaris";
import { FieldLabel } from "./field-label";
import type { FieldState } from "./use-setup-form";

export type Choice = { value: string; label: string; help: string };

/** One of a few ways; the help is that of the way chosen. */
export function ChoiceField({ label, choices, field }: { label: string; choices: readonly Choice[]; field: FieldState }) {
  const { name, value, error, proposed, onChange } = field;

  return (
    <Select
      label={<FieldLabel proposed={proposed}>{label}</FieldLabel>}
      name={name}
      value={value}
      onChange={onChange}
      helpText={choices.find((choice) => choice.value === value)?.help}
      options={choices.map((choice) => ({ label: choice.label, value: choice.value }))}
      {...(error && { error })}
    />
  );
}
