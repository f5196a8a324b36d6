import { useNavigate } from "@remix-run/react";
import { Banner, Text } from "@shopify/polaris";
import { Ago, Moment } from "../figures/moment";

export function FinishSetupBanner({ organisation }: { organisation: string }) {
  return (
    <Banner tone="info" title={`${organisation} is connected. One step is left`} action={{ content: "Finish setup", url: "/app/setup" }}>
      <Text as="p">
        Choose the accounts and tax rates for your sales; most are proposed already. Nothing is posted until you switch it on.
      </Text>
    </Banner>
  );
}

/** Back from Xero without an organisation: nothing happened, and the same button tries again. */
export function ConsentBanner({ end }: { end: string }) {
  const declined = end === "declined";

  return (
    <Banner
      tone={declined ? "info" : "warning"}
      title={declined ? "Xero was not connected: access was not allowed" : "Xero was not connected: it did not answer as expected"}
    >
      <Text as="p">
        Nothing was changed. {declined ? "Press Connect Xero and choose “Allow access”" : "Wait a minute and press Connect Xero again"} when
        you are ready.
      </Text>
    </Banner>
  );
}

export function WorkerSilentBanner({ seenAt }: { seenAt: string | null }) {
  return (
    <Banner tone="critical" title="Crossfoot’s background worker is not running">
      <Text as="p">
        Orders and payments are still received and kept, but nothing is posted until it runs again.{" "}
        {seenAt ? (
          <>
            It was last seen <Ago at={seenAt} />.
          </>
        ) : (
          "It has never been seen."
        )}{" "}
        Ask whoever runs the Crossfoot server to start the worker.
      </Text>
    </Banner>
  );
}

/** Nobody at the shop can mend it; what they can do is tell, and know that nothing is lost. */
export function FaultBanner({ since }: { since: string }) {
  return (
    <Banner tone="critical" title="Crossfoot cannot get on with this shop’s orders">
      <Text as="p">
        Since <Moment at={since} /> its work has ended in a fault of Crossfoot’s own. It tries again every few minutes, and whoever runs the
        Crossfoot server finds the cause in its log. Orders and payments are still received and kept: nothing is lost, and all of it is
        posted once the fault is mended.
      </Text>
    </Banner>
  );
}

export function SavedBanner() {
  const navigate = useNavigate();

  return (
    <Banner tone="success" title="Saved. Crossfoot is switched on" onDismiss={() => navigate("/app", { replace: true })}>
      <Text as="p">Orders from your start day are now posted by themselves, and every new one as it comes in.</Text>
    </Banner>
  );
}
