import { Banner, Text } from "@shopify/polaris";
import type { CallsView } from "~/use-cases/views";
import { Moment } from "../figures/moment";

/** Xero's limits, where they are felt: a wait with its end in sight is not a standstill. */
export function CallsBanner({ calls, pending }: { calls: CallsView; pending: number }) {
  const { restsUntil, gathersUntil, left } = calls;
  if (restsUntil) {
    return (
      <Banner tone="warning" title="Xero takes no more calls from Crossfoot for now">
        <Text as="p">
          Orders and payments wait here, and nothing is lost. It goes on by itself: <Moment at={restsUntil} />.
        </Text>
      </Banner>
    );
  }
  if (!gathersUntil || pending === 0) return null;

  return (
    <Banner tone="info" title="New orders wait a little for each other">
      <Text as="p">
        {left ? `Xero allows ${left.of.toLocaleString("en")} calls a day, ${left.calls.toLocaleString("en")} are left. ` : ""}
        Orders that go to Xero together cost as little as one. The next go at <Moment at={gathersUntil} /> at the latest.
      </Text>
    </Banner>
  );
}
