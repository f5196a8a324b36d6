import { InlineError, Text } from "@shopify/polaris";
import type { SetupView } from "~/use-cases/views";
import { Section } from "../page/section";
import { TaxRow } from "./tax-row";
import styles from "./taxes.module.css";
import type { SetupForm } from "./use-setup-form";

type TaxesSectionProps = { view: SetupView; form: SetupForm; error: string | undefined };

/** Each tax the shop's orders carry, and the Xero rate that stands for it in the tax return. */
export function TaxesSection({ view, form, error }: TaxesSectionProps) {
  return (
    <Section
      title="Taxes"
      intro="Which Xero tax rate stands for each tax your shop charges. Only rates of the same percentage can be chosen. Orders with a tax left open wait under “Needs attention”."
    >
      {error && <InlineError message={error} fieldID="taxRates" />}
      {view.taxesInUse.length === 0 ? (
        <Text as="p">None of your orders was read yet. Save, and come back after the first order: its taxes are then listed here.</Text>
      ) : (
        <ul className={styles.taxes} id="taxRates">
          {view.taxesInUse.map((tax) => (
            <TaxRow key={tax.key} tax={tax} rates={view.taxRates} field={form.taxRate(tax.key)} />
          ))}
        </ul>
      )}
    </Section>
  );
}
