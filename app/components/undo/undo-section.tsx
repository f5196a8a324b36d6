import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, InlineStack, ProgressBar, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { UndoPageView, UndoView } from "~/use-cases/undo-views";
import { Facts } from "../page/facts";
import { Section } from "../page/section";
import { WaitsFor } from "../backfill/waits-for";
import { minutesText, ordersText, percentOf } from "../backfill/words";
import { PastUndos } from "./past-undos";
import { UndoCommandButton } from "./undo-command-button";
import { UndoKinds } from "./undo-kinds";
import { UndoPeople } from "./undo-people";
import { undoneInWords } from "./undone-in-words";

/** Orders of a day, or of a backfill, taken out of Xero: see what goes, start it, watch it. */
export function UndoSection({ view: { current, past } }: { view: UndoPageView }) {
  return (
    <>
      {current ? <Current view={current} /> : <ChooseDay />}
      {past.length > 0 && <PastUndos past={past} />}
    </>
  );
}

function ChooseDay() {
  const [day, setDay] = useState("");
  const { data, state, Form } = useFetcher<{ error: string | null }>();

  return (
    <Section
      title="Undo a day"
      intro="Takes the orders placed on one day out of Xero. First you see what goes; nothing is written before you start it."
    >
      <Form method="post" action="/app/backfill">
        <input type="hidden" name="intent" value="undo-day" />
        <BlockStack gap="300">
          <InlineStack gap="300" blockAlign="end">
            <TextField label="Day" type="date" name="day" value={day} onChange={setDay} autoComplete="off" error={data?.error ?? false} />
            <Button submit loading={state !== "idle"}>
              See what goes
            </Button>
          </InlineStack>
        </BlockStack>
      </Form>
    </Section>
  );
}

function Current({ view }: { view: UndoView }) {
  switch (view.state) {
    case "previewing":
      return (
        <Section title={`Undo of ${undoneInWords(view)}`}>
          <Text as="p">Adding up what stands in Xero: {ordersText(view.orders)} so far. Nothing is written.</Text>
        </Section>
      );
    case "ready":
      return <Ready view={view} />;
    case "running":
      return <Running view={view} />;
  }
}

function Ready({ view }: { view: UndoView }) {
  const { orders, held, reversed, kinds, people, estimate } = view;

  return (
    <>
      <Section
        title={`Undo of ${undoneInWords(view)}`}
        intro="This is what would be done. Nothing has been written. Everything is read in Xero again before it goes."
      >
        <BlockStack gap="400">
          <Facts
            across
            facts={[
              { label: "Orders in Xero", value: orders.toLocaleString("en") },
              { label: "Taken out", value: (orders - held - reversed).toLocaleString("en") },
              { label: "Reversed (locked period)", value: reversed.toLocaleString("en") },
              { label: "Need you", value: held.toLocaleString("en") },
            ]}
          />
          {kinds.length > 0 && <UndoKinds kinds={kinds} />}
          <Text as="p" tone="subdued">
            About {estimate.calls.toLocaleString("en")} requests to Xero, {minutesText(estimate.minutes)}. New orders go first.
          </Text>
          <InlineStack gap="200">
            <UndoCommandButton command="start" destructive disabled={orders === 0}>
              Start the undo
            </UndoCommandButton>
            <UndoCommandButton command="cancel">Leave everything in Xero</UndoCommandButton>
          </InlineStack>
        </BlockStack>
      </Section>
      {people.length > 0 && <UndoPeople people={people} />}
    </>
  );
}

function Running({ view }: { view: UndoView }) {
  const { progress } = view;
  if (!progress) return null;
  const { all, finished, held, gone, minutesLeft } = progress;

  return (
    <Section title={`Undoing ${undoneInWords(view)}`} intro="New orders go before these. You may close this page.">
      <BlockStack gap="400">
        <BlockStack gap="200">
          <span id="undo-progress">
            {finished.toLocaleString("en")} of {ordersText(all)} finished, about {minutesText(minutesLeft)} left
          </span>
          <ProgressBar progress={percentOf(finished, all)} size="small" ariaLabelledBy="undo-progress" />
        </BlockStack>
        <Facts
          across
          facts={[
            { label: "Gone, as read back in Xero", value: gone.toLocaleString("en") },
            { label: "Need you", value: held.toLocaleString("en") },
          ]}
        />
        <WaitsFor view={view} />
        <InlineStack>
          <UndoCommandButton command="cancel">Stop</UndoCommandButton>
        </InlineStack>
      </BlockStack>
    </Section>
  );
}
