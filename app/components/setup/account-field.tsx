import { Select } from "@shopify/polaris";
import type { AccountOption } from "~/use-cases/views";
import { FieldLabel } from "./field-label";
import type { FieldState } from "./use-setup-form";

type AccountFieldProps = { label: string; help: string; accounts: AccountOption[]; field: FieldState };

/** An account of the organisation's chart, by code and name. */
export function AccountField({ label, help, accounts, field }: AccountFieldProps) {
  const { name, value, error, proposed, onChange } = field;
  const none = accounts.length === 0 && "Xero has no account of this kind. Add one to the chart of accounts, then reload this page.";

  return (
    <Select
      label={<FieldLabel proposed={proposed}>{label}</FieldLabel>}
      name={name}
      value={value}
      onChange={onChange}
      helpText={help}
      error={error ?? none}
      options={[
        { label: "Choose an account", value: "" },
        ...accounts.map((account) => ({ label: `${account.code} – ${account.name}`, value: account.code })),
      ]}
    />
  );
}
