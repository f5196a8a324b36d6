import type { HomeView } from "~/use-cases/views";
import { Ago } from "../figures/moment";
import { Facts } from "../page/facts";
import { Section } from "../page/section";

/** Whether it is still working, answered with facts: a sync that stops in silence is the worst kind. */
export function ProofOfLife({ view }: { view: HomeView }) {
  return (
    <Section title="Proof of life" intro="When each part of Crossfoot was last at work.">
      <Facts
        across
        facts={[
          { label: "Background worker seen", value: moment(view.workerSeenAt, "Never: it has not been started") },
          { label: "Last message from Shopify", value: moment(view.lastWebhookAt, "None yet: it comes with the first order") },
          { label: "Last check of both sides", value: moment(view.lastSweepAt, "Not yet: “Sync now” starts one") },
          { label: "Last document posted", value: moment(view.lastPostedAt, "None yet: it comes with the first order") },
        ]}
      />
    </Section>
  );
}

function moment(at: string | null, never: string) {
  return at ? <Ago at={at} /> : never;
}
