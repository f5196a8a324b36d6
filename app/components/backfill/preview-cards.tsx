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
      <Section title={`Preview of ${daysText(view)}`} intro={introOf(view)} aside={<DownloadFigures view={view} />}>
        <BlockStack gap="400">
          <Text as="p">{summary(preview)}</Text>
          <Facts across facts={factsOf(preview)} />
          <InlineStack gap="200">
            <StartButton view={view} posts={outcomes.post} />
            <CommandButton command="cancel">Choose other days</CommandButton>
          </InlineStack>
        </BlockStack>
      </Section>
      {reasons.length > 0 && <ReasonsCard title="Not posted, and why" reasons={reasons} />}
      <FigureCards preview={preview} />
    </>
  );
}

function introOf({ outOfDate, madeAgain }: BackfillView): string {
  if (outOfDate) return `Your settings were changed since: these figures are no longer what would be posted. ${NOTHING_WRITTEN}`;

  return madeAgain ? `Made again by your settings of now. ${NOTHING_WRITTEN}` : NOTHING_WRITTEN;
}

const NOTHING_WRITTEN = "Nothing has been written to Xero.";

/** What was previewed by other settings is not started: the same press has it previewed again. */
function StartButton({ view: { outOfDate }, posts }: { view: BackfillView; posts: number }) {
  return (
    <CommandButton command="start" primary disabled={!outOfDate && posts === 0}>
      {outOfDate ? "Preview again" : posts === 0 ? "Nothing to post" : `Start posting ${ordersText(posts)}`}
    </CommandButton>
  );
}

function summary({ outcomes }: PreviewView): string {
  const { post, held, already, undone, unwanted } = outcomes;
  const others = [
    already > 0 && `${ordersText(already)} in Xero already`,
    undone > 0 && `${ordersText(undone)} undone by you`,
    unwanted > 0 && `${ordersText(unwanted)} not to be sent`,
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
    ...(outcomes.undone > 0 ? [{ label: "Undone by you", value: count(outcomes.undone) }] : []),
    ...(outcomes.unwanted > 0 ? [{ label: "Not to be sent", value: count(outcomes.unwanted) }] : []),
    { label: "Need you first", value: count(outcomes.held) },
    { label: "Wait by your settings", value: count(outcomes.waiting) },
    { label: "Left out", value: count(outcomes.excluded) },
    { label: "Takes about", value: minutesText(minutes) },
    { label: "Requests to Xero, about", value: count(calls) },
    { label: "Data sent and received", value: `about ${megabytesUp} and ${megabytesDown} MB` },
  ];
}
