import { Form, useNavigation } from "@remix-run/react";
import { Banner, BlockStack, FormLayout, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { BillToPageView, BillToWanted } from "~/use-cases/bill-to-views";
import { SaveButton } from "../page/save-button";
import { Section } from "../page/section";
import { useToastWhen } from "../page/use-toast";
import { PayerFields } from "./payer-fields";
import { PortionFields } from "./portion-fields";

type Scope = BillToWanted["scope"];
type Order = BillToPageView["order"];

/** What for, who is billed, and why. Opened from an order it can be for that order, its customer or its company. */
export function ChooseCard({ order, error, saved }: { order: Order; error: string | null; saved: boolean }) {
  const [scope, setScope] = useState<Scope>(mayBeForOrder(order) ? "order" : order ? "customer" : "tag");
  const [chosen, setPortion] = useState<BillToWanted["portion"]>("whole");
  const [tag, setTag] = useState("");
  const [reason, setReason] = useState("");
  const portion = chosen === "amount" && scope !== "order" ? "percent" : chosen;
  const saving = useNavigation().state !== "idle";
  useToastWhen(saved && !saving, "Saved");

  return (
    <Section title="Bill to someone else">
      <Form method="post" noValidate>
        <input type="hidden" name="intent" value="choose" />
        <BlockStack gap="400">
          {error !== null && <Banner tone="critical">{error}</Banner>}
          {order?.obstacle && <Text as="p">{`${order.name} itself stays as it is billed. ${order.obstacle}`}</Text>}
          {order?.sharingObstacle && !order.obstacle && <Text as="p">{order.sharingObstacle}</Text>}
          <FormLayout>
            <Select label="For" name="scope" value={scope} onChange={(value) => setScope(value as Scope)} options={scopesOf(order)} />
            {scope === "tag" && (
              <TextField
                label="Tag"
                name="tag"
                value={tag}
                onChange={setTag}
                autoComplete="off"
                helpText="As it stands in Shopify, on the orders or on their customer."
              />
            )}
            <PortionFields portion={portion} onChange={setPortion} mayBeAmount={scope === "order"} currency={order?.currency ?? null} />
            <PayerFields mayBeBuyer={scope === "order" && portion === "whole"} />
            <TextField label="Reason (optional)" name="reason" value={reason} onChange={setReason} maxLength={200} autoComplete="off" />
          </FormLayout>
          <Text as="p" tone="subdued">
            Tax stays as Shopify charged it. The invoice’s reference names the order and its buyer.
          </Text>
          <SaveButton primary saving={saving} />
        </BlockStack>
      </Form>
    </Section>
  );
}

/** Its billing or its second payer can be changed, or it is shared and may be chosen so again. */
function mayBeForOrder(order: Order): boolean {
  return order !== null && (order.obstacle === null || order.sharingObstacle === null || order.isShared);
}

function scopesOf(order: Order): { value: Scope; label: string }[] {
  const tagged = { value: "tag" as const, label: "Orders with a tag" };
  if (!order) return [tagged];

  return [
    ...(mayBeForOrder(order) ? [{ value: "order" as const, label: `Order ${order.name}` }] : []),
    { value: "customer", label: `All orders to come of ${order.name}’s customer` },
    { value: "company", label: `All orders to come of ${order.name}’s company` },
    tagged,
  ];
}
