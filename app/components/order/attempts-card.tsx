import { Badge, BlockStack, Link, Text } from "@shopify/polaris";
import { AlertTriangleIcon, CheckCircleIcon, ClockIcon, MinusCircleIcon } from "@shopify/polaris-icons";
import type { AttemptView } from "~/use-cases/views";
import { Cell, FigureTable } from "../figures/figure-table";
import { Moment } from "../figures/moment";
import { Section } from "../page/section";

const COLUMNS = [{ heading: "When" }, { heading: "What" }, { heading: "Outcome" }];

const WHOLE_HISTORY = "Everything that was heard, decided, sent and answered";

const OUTCOMES = {
  done: { label: "Done", tone: "success", icon: CheckCircleIcon },
  refused: { label: "Refused", tone: "critical", icon: AlertTriangleIcon },
  "not sent": { label: "Not sent", tone: "warning", icon: MinusCircleIcon },
  "under way": { label: "Under way", tone: "info", icon: ClockIcon },
} as const;

/** Everything that was tried for this order, kept for good. */
export function AttemptsCard({ attempts, historyUrl }: { attempts: AttemptView[]; historyUrl: string }) {
  if (attempts.length === 0) {
    return (
      <Section title="History">
        <Text as="p">Nothing was sent for this order yet.</Text>
        <Link url={historyUrl}>{WHOLE_HISTORY}</Link>
      </Section>
    );
  }

  return (
    <Section title="History">
      <FigureTable caption="History" columns={COLUMNS}>
        {attempts.map((attempt, position) => (
          <tr key={position}>
            <Cell>
              <Moment at={attempt.at} />
            </Cell>
            <Cell>
              <AttemptText attempt={attempt} />
            </Cell>
            <Cell>
              <OutcomeBadge outcome={attempt.outcome} />
            </Cell>
          </tr>
        ))}
      </FigureTable>
      <Link url={historyUrl}>{WHOLE_HISTORY}</Link>
    </Section>
  );
}

function AttemptText({ attempt }: { attempt: AttemptView }) {
  return (
    <BlockStack>
      <Text as="span">{attempt.what}</Text>
      {attempt.detail && (
        <Text as="span" variant="bodySm" tone="subdued">
          {attempt.detail}
        </Text>
      )}
    </BlockStack>
  );
}

function OutcomeBadge({ outcome }: { outcome: AttemptView["outcome"] }) {
  const { label, tone, icon } = OUTCOMES[outcome];

  return (
    <Badge tone={tone} icon={icon} toneAndProgressLabelOverride=" ">
      {label}
    </Badge>
  );
}
