import { BlockStack, InlineStack, Text } from "@shopify/polaris";
import type { OrderUndoView } from "~/use-cases/undo-views";
import { Moment } from "../figures/moment";
import { Section } from "../page/section";
import { AskForReason } from "./ask-for-reason";
import { PostAgain } from "./post-again";
import { UndoKinds } from "./undo-kinds";

/** Taking the order out of Xero, keeping it out, and taking either back. */
export function UndoOrderCard({ undo }: { undo: OrderUndoView }) {
  const { wish, canUndo, canHoldBack, canPostAgain } = undo;
  if (!wish && !canUndo && !canHoldBack) return null;

  return (
    <Section title={wish ? TITLES[wish.kind] : canUndo ? "Undo" : "Do not send"}>
      <BlockStack gap="300">
        {wish && <Decided wish={wish} />}
        {!wish && canUndo && <Text as="p">Takes everything of this order that Crossfoot made out of Xero. You see first what goes.</Text>}
        {canHoldBack && <Text as="p">Keeps this order out of Xero, however it changes, until you say otherwise.</Text>}
        <InlineStack gap="200">
          {canUndo && (
            <AskForReason intent="undo" button="Undo…" title="Take this order out of Xero?" confirm="Undo" destructive>
              <DryRun undo={undo} />
            </AskForReason>
          )}
          {canHoldBack && (
            <AskForReason intent="hold-back" button="Do not send…" title="Keep this order out of Xero?" confirm="Do not send">
              <Text as="p">Nothing of it is posted, not by webhooks, sweeps or a backfill.</Text>
            </AskForReason>
          )}
          {wish && canPostAgain && <PostAgain kind={wish.kind} />}
        </InlineStack>
      </BlockStack>
    </Section>
  );
}

const TITLES = { undo: "Undone by you", "do-not-send": "Not sent, by your choice" } as const;

function Decided({ wish }: { wish: NonNullable<OrderUndoView["wish"]> }) {
  return (
    <Text as="p">
      Asked for <Moment at={wish.at} />
      {wish.reason && `: “${wish.reason}”`}. It holds until you press “Post again”.
    </Text>
  );
}

function DryRun({ undo: { dryRun } }: { undo: OrderUndoView }) {
  if (!dryRun) return <Text as="p">What stands is read in Xero again first.</Text>;

  return (
    <BlockStack gap="300">
      {dryRun.kinds.length > 0 && <UndoKinds kinds={dryRun.kinds} />}
      <Text as="p">{dryRun.sentence}</Text>
      {dryRun.needsPerson.map((sentence) => (
        <Text key={sentence} as="p" tone="caution">
          {sentence}
        </Text>
      ))}
      <Text as="p" tone="subdued">
        Everything is read in Xero again before it goes: about {dryRun.calls} requests. Nothing that a person did there is removed.
      </Text>
    </BlockStack>
  );
}
