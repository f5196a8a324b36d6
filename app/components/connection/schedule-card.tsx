import { Form, useNavigation } from "@remix-run/react";
import { BlockStack, FormLayout, Select, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { ScheduleView } from "~/use-cases/views";
import { SaveButton } from "../page/save-button";
import { Section } from "../page/section";
import { useToastWhen } from "../page/use-toast";

type Mode = ScheduleView["mode"];

const CHOICES: readonly { value: Mode; label: string; help: string }[] = [
  { value: "real-time", label: "As it happens", help: "Orders, refunds and payments are posted within moments." },
  { value: "hourly", label: "Every hour", help: "What happened is posted together at each full hour." },
  { value: "daily", label: "Once a day", help: "What happened is posted together at the time below." },
  { value: "manual", label: "Only when I say so", help: "Nothing is posted until you press “Sync now”. Everything is kept until then." },
];

/** When what happens is posted. A backfill and a single order's “Sync now” do not wait for it. */
export function ScheduleCard({ schedule, saved, error }: { schedule: ScheduleView; saved: boolean; error: string | null }) {
  const [mode, setMode] = useState<Mode>(schedule.mode);
  const [at, setAt] = useState(schedule.at);
  const saving = useNavigation().state !== "idle";
  useToastWhen(saved && !saving, "Saved");
  const chosen = CHOICES.find(({ value }) => value === mode);

  return (
    <Section title="When orders are posted">
      <Form method="post" noValidate>
        <input type="hidden" name="intent" value="schedule" />
        <input type="hidden" name="at" value={at} />
        <BlockStack gap="400">
          <FormLayout>
            <Select
              label="Post orders and payments"
              name="mode"
              value={mode}
              onChange={(value) => setMode(value as Mode)}
              helpText={chosen?.help}
              options={CHOICES.map(({ value, label }) => ({ value, label }))}
              {...(error !== null && mode !== "daily" && { error })}
            />
            {mode === "daily" && (
              <TextField
                label="Time of day"
                type="time"
                value={at}
                onChange={setAt}
                autoComplete="off"
                helpText={`By the clocks of your Xero organisation (${schedule.timeZone}), summer time included.`}
                {...(error !== null && { error })}
              />
            )}
          </FormLayout>
          <SaveButton saving={saving} />
        </BlockStack>
      </Form>
    </Section>
  );
}
