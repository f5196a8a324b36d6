import { FormLayout } from "@shopify/polaris";
import type { SetupErrors } from "~/use-cases/views";
import { FoldedSection } from "../page/folded-section";
import { ChoiceField, type Choice } from "./choice-field";
import type { SetupForm } from "./use-setup-form";
import type { Wanted } from "./use-wanted-field";

type Name = "discountDisplay" | "datePolicy" | "lockDates" | "severalTaxes" | "draftOrders";

const FIELDS: readonly { name: Name & keyof SetupErrors; label: string; choices: readonly Choice[] }[] = [
  {
    name: "discountDisplay",
    label: "Discounts are shown",
    choices: [
      { value: "amount", label: "On the product’s line", help: "The full price, and the discount beside it, as your customer saw them." },
      { value: "net", label: "Not at all: prices after discount", help: "The line shows what was paid for the product." },
      {
        value: "line",
        label: "On a line of their own",
        help: "The full price, and the discount as a negative line. Needs an account for discounts, under “Other amounts”.",
      },
    ],
  },
  {
    name: "datePolicy",
    label: "Invoices are dated",
    choices: [
      { value: "created", label: "When the order is placed", help: "Orders are posted at once." },
      { value: "paid", label: "When the order is paid in full", help: "Orders wait until they are paid." },
      { value: "fulfilled", label: "When the order is shipped", help: "Orders wait until everything is shipped." },
    ],
  },
  {
    name: "lockDates",
    label: "Where a period is locked in Xero",
    choices: [
      { value: "hold", label: "Hold the order for me", help: "Nothing is posted until you unlock the period or change this." },
      { value: "first-open-day", label: "Post on the first open day", help: "The document is dated the day after the lock, and says so." },
      { value: "draft", label: "Post a draft on the first open day", help: "As above, for somebody to approve in Xero." },
    ],
  },
  {
    name: "severalTaxes",
    label: "Several taxes on one product are",
    choices: [
      { value: "combined", label: "One Xero rate that is their sum", help: "The usual way: Xero’s tax rate has each tax as a component." },
      {
        value: "separate",
        label: "A line for each tax",
        help: "Each tax is booked on its liability account. Needs that account, under “Other amounts”.",
      },
    ],
  },
  {
    name: "draftOrders",
    label: "Draft orders become",
    choices: [
      { value: "nothing", label: "Nothing until they are completed", help: "An offer is no sale. The order that comes of it is booked." },
      {
        value: "quote",
        label: "Quotes in Xero",
        help: "Each draft order made or changed from now on is a quote that follows it. Once the draft is completed, the quote is marked as invoiced.",
      },
    ],
  },
];

/** The choices that few need to touch. */
export function HowPostedSection({ form, wanted }: { form: SetupForm; wanted: Wanted }) {
  return (
    <FoldedSection
      title="How orders are posted"
      status="Discounts, the invoice’s date, locked periods, draft orders. Most shops leave these as they are."
      open={FIELDS.some(({ name }) => wanted(name))}
    >
      <FormLayout>
        {FIELDS.map(({ name, label, choices }) => (
          <ChoiceField key={name} label={label} choices={choices} field={form.field(name)} />
        ))}
      </FormLayout>
    </FoldedSection>
  );
}
