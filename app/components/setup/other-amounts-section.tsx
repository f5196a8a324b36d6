import { FormLayout } from "@shopify/polaris";
import type { SetupView, SpecialAmountView } from "~/use-cases/views";
import { FoldedSection } from "../page/folded-section";
import { AccountField } from "./account-field";
import { ordersText } from "./orders-text";
import { specialAccountField } from "./setup-form-data";
import { SPECIAL_AMOUNTS } from "./special-amounts";
import type { SetupForm } from "./use-setup-form";
import type { Wanted } from "./use-wanted-field";

const HELD = "Not used – orders with this are held";
const ADD = "Add one to the chart of accounts, then reload this page.";

/** Amounts that are no sale of goods. Closed while everything that recent orders had is provided for. */
export function OtherAmountsSection({ view, form, wanted }: { view: SetupView; form: SetupForm; wanted: Wanted }) {
  const { specialAmounts, values } = view;
  const open = SPECIAL_AMOUNTS.filter(({ purpose }) => specialAmounts[purpose].orders > 0 && values.accounts[purpose] === "");

  return (
    <FoldedSection
      title="Other amounts"
      status={
        open.length === 0
          ? "Gift cards, tips, rounding and the like: nothing is missing for your recent orders."
          : missing(open.map(({ label }) => label))
      }
      open={open.length > 0 || SPECIAL_AMOUNTS.some(({ purpose }) => wanted(specialAccountField(purpose)))}
    >
      <FormLayout>
        {SPECIAL_AMOUNTS.map(({ purpose, label, help, add = ADD, none = HELD }) => (
          <AccountField
            key={purpose}
            label={label}
            help={helpText(specialAmounts[purpose], help, add)}
            accounts={specialAmounts[purpose].accounts}
            field={form.specialAccount(purpose)}
            none={none}
          />
        ))}
      </FormLayout>
    </FoldedSection>
  );
}

function missing(labels: readonly string[]): string {
  return `Your recent orders need an account for: ${labels.join(", ").toLowerCase()}.`;
}

function helpText({ accounts, orders }: SpecialAmountView, help: string, add: string): string {
  const seen = orders > 0 ? ` ${ordersText(orders)} had this of late.` : "";

  return `${help}${seen}${accounts.length === 0 ? ` Xero has no account for it. ${add}` : ""}`;
}
