import { BlockStack, Box, Button, Text } from "@shopify/polaris";
import type { OrderStatus } from "~/use-cases/views";

type Emptiness = { heading: string; text: string; next?: { label: string; url: string } };

const ALL: Emptiness = {
  heading: "No orders yet",
  text: "Once Xero is connected and Crossfoot is switched on, every order from your start day appears here within seconds.",
  next: { label: "Go to Home", url: "/app" },
};

const BY_STATUS: Record<OrderStatus, Emptiness> = {
  attention: { heading: "Nothing needs you", text: "Orders that wait for a decision of yours appear here, with the reason." },
  pending: { heading: "Nothing is waiting", text: "Orders on their way to Xero pass through here, usually for seconds." },
  synced: {
    heading: "Nothing synced yet",
    text: "Orders appear here once their invoice and payments stand in Xero. Those on their way are under Pending.",
    next: { label: "See pending orders", url: "/app/orders?status=pending" },
  },
  excluded: {
    heading: "Nothing was left out",
    text: "Orders that do not belong in the books appear here, each with the reason: test orders, for instance.",
  },
};

/** Why a list is empty, and what to do next. */
export function NoOrders({ status }: { status: OrderStatus | null }) {
  const { heading, text, next } = status ? BY_STATUS[status] : ALL;

  return (
    <Box padding="1600">
      <BlockStack gap="300" inlineAlign="center">
        <Text as="h2" variant="headingMd" alignment="center">
          {heading}
        </Text>
        <Text as="p" tone="subdued" alignment="center">
          {text}
        </Text>
        <Button url={next?.url ?? "/app/orders"}>{next?.label ?? "See all orders"}</Button>
      </BlockStack>
    </Box>
  );
}
