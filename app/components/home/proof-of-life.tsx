import type { HomeView } from "~/use-cases/views";
import { Ago, Clock } from "../figures/moment";
import { Facts } from "../page/facts";
import { Section } from "../page/section";

/** Whether it is still working, answered with facts: a sync that stops in silence is the worst kind. */
export function ProofOfLife({ view }: { view: HomeView }) {
  return (
    <Section
      title="Proof of life"
      intro="When each part of Crossfoot was last at work. Both sides are asked for changes within every 20 minutes, so that a lost message is made good."
    >
      <Facts
        across
        facts={[
          { label: "Background worker seen", value: moment(view.workerSeenAt, "Never: it has not been started") },
          { label: "Last message from Shopify", value: moment(view.lastWebhookAt, "None yet: it comes with the first order") },
          { label: "Last check of both sides", value: lastCheck(view) },
          { label: "Last document posted", value: moment(view.lastPostedAt, "None yet: it comes with the first order") },
        ]}
      />
    </Section>
  );
}

/** Nothing is promised while nobody works. */
function lastCheck({ lastSweepAt, nextSweepBy, workerSilent, faultSince }: HomeView) {
  if (!lastSweepAt) return "Not yet: “Sync now” starts one";
  if (!nextSweepBy || workerSilent || faultSince) return <Ago at={lastSweepAt} />;

  return (
    <>
      <Ago at={lastSweepAt} />, again by <Clock at={nextSweepBy} />
    </>
  );
}

function moment(at: string | null, never: string) {
  return at ? <Ago at={at} /> : never;
}
