import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import type { EditAnswer, EditedInvoiceView, EditState } from "~/use-cases/edit-views";
import { useToastWhen } from "../page/use-toast";

type Choice = { do: EditAnswer["do"]; label: string };

const PUSH: Choice = { do: "push", label: "Push ours" };
const KEEP: Choice = { do: "keep", label: "Keep theirs" };
const UNLINK: Choice = { do: "unlink", label: "Unlink" };
const CHOICES: Record<EditState, Choice[]> = {
  asks: [PUSH, KEEP, UNLINK],
  kept: [PUSH, UNLINK],
  coding: [PUSH, UNLINK],
  gone: [
    { do: "again", label: "Make again" },
    { ...UNLINK, label: "Leave out" },
  ],
};

/** What the merchant may decide about an invoice that was changed in Xero. It holds for what the page shows, and nothing else. */
export function EditAnswers({ invoice: { number, state, standsAs, pushObstacle, creditNote } }: { invoice: EditedInvoiceView }) {
  const { data, state: sending, submit } = useFetcher<{ error: string | null }>();
  const offered = creditNote ? CHOICES[state].filter((choice) => choice !== UNLINK) : CHOICES[state];
  const choices = offered.filter((choice) => choice.do !== "push" || pushObstacle === null);
  const answer = (choice: Choice) => submit({ intent: "edit", do: choice.do, number, standsAs }, { method: "post" });
  useToastWhen(sending === "idle" && data?.error === null, "Done, and both sides are read again");

  return (
    <BlockStack gap="200">
      {data?.error && (
        <Text as="p" tone="critical">
          {data.error}
        </Text>
      )}
      {pushObstacle !== null && state !== "gone" && (
        <Text as="p" tone="subdued">
          {pushObstacle}
        </Text>
      )}
      <InlineStack gap="200">
        {choices.map((choice) => (
          <Button
            key={choice.do}
            onClick={() => answer(choice)}
            loading={sending !== "idle"}
            accessibilityLabel={`${choice.label}: ${number}`}
          >
            {choice.label}
          </Button>
        ))}
      </InlineStack>
    </BlockStack>
  );
}
