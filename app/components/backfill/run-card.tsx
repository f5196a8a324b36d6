import { BlockStack, InlineStack, ProgressBar } from "@shopify/polaris";
import type { BackfillView, ProgressView } from "~/use-cases/backfill-views";
import { Facts } from "../page/facts";
import { Section } from "../page/section";
import { WaitsFor } from "./waits-for";
import { CommandButton } from "./command-button";
import { ReasonsCard } from "./reasons-card";
import { daysText, minutesText, ordersText, percentOf } from "./words";

/** A backfill that was started: how far it is, and what stops or continues it. */
export function RunCard({ view }: { view: BackfillView }) {
  const { progress, found, state } = view;
  if (!progress) return null;
  const paused = state === "paused";

  return (
    <>
      <Section title={`${paused ? "Paused" : "Posting"}: ${daysText(view)}`} intro={introOf(paused)}>
        <BlockStack gap="400">
          <BlockStack gap="200">
            <span id="backfill-progress">
              {progress.done.toLocaleString("en")} of {ordersText(found ?? progress.done)} finished{timeLeft(progress, paused)}
            </span>
            <ProgressBar progress={percentOf(progress.done, found ?? progress.done)} size="small" ariaLabelledBy="backfill-progress" />
          </BlockStack>
          <Facts across facts={factsOf(progress)} />
          <WaitsFor view={view} />
          <InlineStack gap="200">
            {paused ? (
              <CommandButton command="resume" primary>
                Resume
              </CommandButton>
            ) : (
              <CommandButton command="pause">Pause</CommandButton>
            )}
            <CommandButton command="cancel">Stop for good</CommandButton>
          </InlineStack>
        </BlockStack>
      </Section>
      {progress.reasons.length > 0 && <ReasonsCard title="Not posted, and why" reasons={progress.reasons} started />}
    </>
  );
}

function introOf(paused: boolean): string {
  return paused
    ? "Nothing of these days is posted until you resume. New orders are posted as always."
    : "Oldest first. New orders go before these, so nothing has to wait. You may close this page.";
}

function timeLeft({ minutesLeft }: ProgressView, paused: boolean): string {
  return paused || minutesLeft === null ? "" : `, about ${minutesText(minutesLeft)} left`;
}

function factsOf({ posted, passedOver, held, excluded, pending, perMinute }: ProgressView) {
  const count = (orders: number) => orders.toLocaleString("en");

  return [
    { label: "In Xero now", value: count(posted) },
    { label: "Left as they were", value: count(passedOver) },
    { label: "Need you", value: count(held) },
    { label: "Left out", value: count(excluded) },
    { label: "On their way", value: count(pending) },
    { label: "Orders a minute", value: count(perMinute) },
  ];
}
