import { Select } from "@shopify/polaris";
import type { AccountOption } from "~/use-cases/views";
import { FieldLabel } from "./field-label";
import { waitingText } from "./orders-text";
import type { FieldState } from "./use-setup-form";

type AccountFieldProps = {
  label: string;
  help: string;
  accounts: AccountOption[];
  field: FieldState;
  /** What it means to choose none; without it an account is needed. */
  none?: string;
};

const NO_ACCOUNT = "Xero has no account of this kind. Add one to the chart of accounts, then reload this page.";

/** An account of the organisation's chart, by code and name. */
export function AccountField({ label, help, accounts, field, none }: AccountFieldProps) {
  const { name, value, error, proposed, waiting, onChange } = field;

  return (
    <Select
      label={<FieldLabel proposed={proposed}>{label}</FieldLabel>}
      name={name}
      value={value}
      onChange={onChange}
      helpText={`${help}${waitingText(waiting)}`}
      error={error ?? (none === undefined && accounts.length === 0 && NO_ACCOUNT)}
      options={[
        { label: none ?? "Choose an account", value: "" },
        ...accounts.map((account) => ({ label: accountName(account), value: account.code })),
      ]}
    />
  );
}

export function accountName({ code, name }: AccountOption): string {
  return `${code} – ${name}`;
}
