import { Banner, Text } from "@shopify/polaris";
import type { ElsewherePageView } from "~/use-cases/views";
import { useConnectXero } from "../connection/use-connect-xero";

/** What is not looked through is said, with what to do about it. */
export function JournalsUnread({ journals }: Pick<ElsewherePageView, "journals">) {
  const { connect, connecting } = useConnectXero();
  if (journals !== "no-consent" && journals !== "refused") return null;

  return (
    <Banner
      tone="info"
      title="Manual journals are not looked through"
      action={{ content: "Reconnect Xero", onAction: connect, loading: connecting }}
    >
      <Text as="p">
        {journals === "no-consent"
          ? "Xero was connected before Crossfoot asked for the right to read them. Reconnect to have them checked, too."
          : "Xero does not show them to the person who connected it. Have somebody reconnect who may see reports in Xero."}{" "}
        Everything else goes on as it is.
      </Text>
    </Banner>
  );
}
