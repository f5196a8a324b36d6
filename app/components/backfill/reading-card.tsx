import { BlockStack, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import type { BackfillView } from "~/use-cases/backfill-views";
import { Section } from "../page/section";
import { WaitsFor } from "./waits-for";
import { CommandButton } from "./command-button";
import { daysText, percentOf } from "./words";

/** While the preview is made. */
export function ReadingCard({ view }: { view: BackfillView }) {
  const { found, read, madeAgain } = view;
  const words =
    found === null
      ? "Shopify is gathering the orders of these days. That takes seconds, or some minutes for many thousands."
      : `${read.toLocaleString("en")} of ${found.toLocaleString("en")} orders looked at.`;

  return (
    <Section title={`Preview of ${daysText(view)}`} intro="Nothing is written to Xero.">
      <BlockStack gap="300">
        {madeAgain && (
          <Text as="p">
            Your settings were changed after the preview, so it is made again. Start it once you have seen the new figures.
          </Text>
        )}
        <Text as="p">{words}</Text>
        {found !== null && <ProgressBar progress={percentOf(read, found)} size="small" ariaLabelledBy="backfill-reading" />}
        <span id="backfill-reading" hidden>
          Orders looked at
        </span>
        <WaitsFor view={view} />
        <InlineStack>
          <CommandButton command="cancel">Cancel</CommandButton>
        </InlineStack>
      </BlockStack>
    </Section>
  );
}
