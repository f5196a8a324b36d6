import { BlockStack, Select, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { BillToWanted } from "~/use-cases/bill-to-views";

type Portion = BillToWanted["portion"];
type Props = { portion: Portion; onChange: (portion: Portion) => void; mayBeAmount: boolean; currency: string | null };

/** All of it, or the part that a second payer gets an invoice of their own for. An amount is for one order. */
export function PortionFields({ portion, onChange, mayBeAmount, currency }: Props) {
  const [part, setPart] = useState("");

  return (
    <BlockStack gap="400">
      <Select
        label="How much"
        name="portion"
        value={portion}
        onChange={(value) => onChange(value as Portion)}
        options={[
          { value: "whole", label: "All of it" },
          { value: "percent", label: "A part, as a second payer: per cent" },
          ...(mayBeAmount ? [{ value: "amount", label: "A part, as a second payer: an amount" }] : []),
        ]}
      />
      {portion !== "whole" && (
        <TextField
          label={portion === "percent" ? "Per cent" : "Amount, tax included"}
          name="part"
          value={part}
          onChange={setPart}
          autoComplete="off"
          inputMode="decimal"
          suffix={portion === "percent" ? "%" : (currency ?? "")}
          helpText="The rest stays with whoever is billed otherwise. The second payer gets an invoice of their own, with -B after its number."
        />
      )}
    </BlockStack>
  );
}
