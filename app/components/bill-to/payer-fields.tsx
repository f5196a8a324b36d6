import { BlockStack, Select, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { BillToWanted } from "~/use-cases/bill-to-views";

type Kind = BillToWanted["payer"];
type Text = "search" | "name" | "email" | "taxNumber";

/** A contact that stands in Xero, or a new one, which is made with its first invoice. */
export function PayerFields({ mayBeBuyer }: { mayBeBuyer: boolean }) {
  const [kind, setKind] = useState<Kind>("existing");
  const [text, setText] = useState<Record<Text, string>>({ search: "", name: "", email: "", taxNumber: "" });
  const field = (name: Text) => ({
    name,
    value: text[name],
    onChange: (value: string) => setText({ ...text, [name]: value }),
    autoComplete: "off",
  });
  const shown = kind === "buyer" && !mayBeBuyer ? "existing" : kind;

  return (
    <BlockStack gap="400">
      <Select
        label="Bill to"
        name="payer"
        value={shown}
        onChange={(value) => setKind(value as Kind)}
        options={[
          { value: "existing", label: "A contact in Xero" },
          { value: "described", label: "A new contact" },
          ...(mayBeBuyer ? [{ value: "buyer", label: "The buyer after all" }] : []),
        ]}
      />
      {shown === "existing" && <TextField label="Its number, name or e-mail address in Xero" {...field("search")} />}
      {shown === "described" && (
        <BlockStack gap="400">
          <TextField label="Name" {...field("name")} />
          <TextField label="E-mail (optional)" type="email" {...field("email")} />
          <TextField label="Tax number (optional)" {...field("taxNumber")} />
        </BlockStack>
      )}
    </BlockStack>
  );
}
