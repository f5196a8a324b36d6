import { BlockStack, InlineStack, Text } from "@shopify/polaris";
import type { BackfillView, PreviewView } from "~/use-cases/backfill-views";
import { Facts } from "../page/facts";
import { Section } from "../page/section";
import { CommandButton } from "./command-button";
import { DownloadFigures } from "./download-figures";
import { FigureCards } from "./figure-cards";
import { ReasonsCard } from "./reasons-card";
import { daysText, minutesText, ordersText } from "./words";

/** What the orders would come to, and the button that starts it. */
export function PreviewCards({ view }: { view: BackfillView }) {
  const { preview } = view;
  if (!preview) return null;
  const { outcomes, reasons } = preview;

  return (
    <>
      <Section title={`Preview of ${daysText(view)}`} intro="Nothing has been written to Xero." aside={<DownloadFigures view={view} />}>
        <BlockStack gap="400">
          <Text as="p">{summary(preview)}</Text>
          <Facts across facts={factsOf(preview)} />
          <InlineStack gap="200">
            <CommandButton command="start" primary disabled={outcomes.post === 0}>
              {outcomes.post === 0 ? "Nothing to post" : `Start posting ${ordersText(outcomes.post)}`}
            </CommandButton>
            <CommandButton command="cancel">Choose other days</CommandButton>
          </InlineStack>
        </BlockStack>
      </Section>
      {reasons.length > 0 && <ReasonsCard title="Not posted, and why" reasons={reasons} />}
      <FigureCards preview={preview} />
    </>
  );
}

function summary({ outcomes }: PreviewView): string {
  const { post, held, already } = outcomes;
  const others = [
    already > 0 && `${ordersText(already)} in Xero already`,
    held > 0 && `${ordersText(held)} held until you decide something`,
  ];
  const rest = others.filter((part) => part !== false);

  return `${ordersText(post)} would be posted${rest.length > 0 ? `; ${rest.join(", ")}` : ""}.`;
}

function factsOf({ outcomes, estimate }: PreviewView) {
  const { calls, megabytesUp, megabytesDown, minutes } = estimate;
  const count = (orders: number) => orders.toLocaleString("en");

  return [
    { label: "To post", value: count(outcomes.post) },
    { label: "In Xero already", value: count(outcomes.already) },
    { label: "Need you first", value: count(outcomes.held) },
    { label: "Wait by your settings", value: count(outcomes.waiting) },
    { label: "Left out", value: count(outcomes.excluded) },
    { label: "Takes about", value: minutesText(minutes) },
    { label: "Requests to Xero, about", value: count(calls) },
    { label: "Data sent and received", value: `about ${megabytesUp} and ${megabytesDown} MB` },
  ];
}
