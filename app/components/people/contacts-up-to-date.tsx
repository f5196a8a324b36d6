import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import type { PeopleView, PushCountView } from "~/use-cases/people-views";
import { Section } from "../page/section";
import { useToastWhen } from "../page/use-toast";
import type { PeopleAnswer } from "./people-answer";

type ContactsProps = { contacts: PeopleView["contacts"]; follow: boolean };

/** All contacts held against their customers at once: counted first, and nothing is written by counting. */
export function ContactsUpToDate({ contacts: { linked, waiting, kept, failed }, follow }: ContactsProps) {
  const { data, state, submit } = useFetcher<PeopleAnswer>();
  useToastWhen(state === "idle" && data?.did === "push" && data.error === null, "Contacts are brought up to date");
  const press = (intent: "count" | "push") => submit({ intent }, { method: "post" });

  return (
    <Section title="Bring all contacts up to date">
      <BlockStack gap="300">
        {data?.error && <Banner tone="critical">{data.error}</Banner>}
        <Text as="p">
          {`${many(linked, "customer")} of this shop ${linked === 1 ? "has" : "have"} a contact in Xero. ${waiting} wait for a look, ${kept} have fields that people changed in Xero, ${failed} could not be changed.`}
        </Text>
        {data?.count && <Counted count={data.count} />}
        <InlineStack gap="200">
          <Button onClick={() => press("count")} loading={state !== "idle"} disabled={!follow || linked === 0}>
            Count what differs
          </Button>
          {data?.count && (
            <Button onClick={() => press("push")} loading={state !== "idle"} variant="primary">
              Bring all linked contacts up to date
            </Button>
          )}
        </InlineStack>
      </BlockStack>
    </Section>
  );
}

function Counted({ count: { linked, looked, differ, kept, calls } }: { count: PushCountView }) {
  const of = looked < linked ? `Of the first ${looked}` : `Of ${linked}`;

  return (
    <Text as="p">
      {`${of}, ${differ} would be changed, and ${kept} have fields that stay as they are in Xero. It takes at most ${calls} of Xero’s calls, after everything more urgent.`}
    </Text>
  );
}

function many(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
