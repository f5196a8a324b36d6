import { Select } from "@shopify/polaris";
import { fromPercent } from "~/domain/money/percentage";
import type { TaxInUseView, TaxRateOption } from "~/use-cases/views";
import type { FieldState } from "./use-setup-form";

export type TaxRateFieldProps = { tax: TaxInUseView; rates: TaxRateOption[]; field: FieldState };

/** A rate of another percentage would put figures into the tax return that nobody charged; it cannot be chosen. */
export function TaxRateField({ tax, rates, field }: TaxRateFieldProps) {
  const { name, value, onChange } = field;
  const fits = (rate: TaxRateOption) => fromPercent(rate.percent) === fromPercent(tax.percent);
  const fitting = rates.filter(fits);
  const others = rates.filter((rate) => !fits(rate));

  return (
    <Select
      label={`Xero tax rate for ${tax.label}`}
      labelHidden
      name={name}
      value={value}
      onChange={onChange}
      helpText={
        fitting.length === 0 && `Xero has no tax rate of ${tax.percent}%. Add one there (Accounting, Tax rates), then reload this page.`
      }
      options={[
        { label: "Choose a rate", value: "" },
        ...fitting.map((rate) => option(rate)),
        ...(others.length > 0
          ? [{ title: "Other percentages", options: others.map((rate) => ({ ...option(rate), disabled: true })) }]
          : []),
      ]}
    />
  );
}

function option({ taxType, name, percent }: TaxRateOption) {
  return { label: `${name} · ${fromPercent(percent)}%`, value: taxType };
}
