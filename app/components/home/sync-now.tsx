import { useFetcher } from "@remix-run/react";
import { ActionList, Button, ButtonGroup, Popover } from "@shopify/polaris";
import { ChevronDownIcon, RefreshIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import type { SyncWhat } from "~/use-cases/views";
import { useToastWhen } from "../page/use-toast";
import { SYNCS } from "./sync-what";

/** Reads both sides again, or one, now instead of at the next turn. */
export function SyncNow() {
  const { data, state, submit } = useFetcher<{ started: boolean }>();
  const [choosing, setChoosing] = useState(false);
  useToastWhen(state === "idle" && data !== undefined, "Checking both sides");
  const sync = (what: SyncWhat) => {
    setChoosing(false);
    void submit({ what }, { method: "post", action: "/app?index" });
  };

  return (
    <ButtonGroup variant="segmented">
      <Button icon={RefreshIcon} loading={state !== "idle"} onClick={() => sync("all")}>
        Sync now
      </Button>
      <Popover
        active={choosing}
        preferredAlignment="right"
        onClose={() => setChoosing(false)}
        activator={<Button icon={ChevronDownIcon} accessibilityLabel="Choose what to sync" onClick={() => setChoosing(!choosing)} />}
      >
        <ActionList items={SYNCS.map(({ what, label, help }) => ({ content: label, helpText: help, onAction: () => sync(what) }))} />
      </Popover>
    </ButtonGroup>
  );
}
