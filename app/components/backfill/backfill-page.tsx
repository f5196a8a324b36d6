import { Text } from "@shopify/polaris";
import type { BackfillErrors, BackfillPageView, BackfillView } from "~/use-cases/backfill-views";
import type { UndoPageView } from "~/use-cases/undo-views";
import { AdminPage } from "../page/admin-page";
import { Section } from "../page/section";
import { useRefreshWhile } from "../page/use-refresh";
import { UndoSection } from "../undo/undo-section";
import { ChooseDays } from "./choose-days";
import { PastBackfills } from "./past-backfills";
import { PreviewCards } from "./preview-cards";
import { ReadingCard } from "./reading-card";
import { RunCard } from "./run-card";

/** Past orders: choose the days, see what it would come to, start it, watch it. */
export function BackfillPage({ view, undos, errors }: { view: BackfillPageView; undos: UndoPageView; errors: BackfillErrors }) {
  const { current, past, ready, proposed } = view;
  const undoing = undos.current?.state;
  useRefreshWhile([current?.state, undoing].some((state) => state === "previewing" || state === "running"));

  return (
    <AdminPage title="Past orders" detail="Post orders from before you switched Crossfoot on">
      {!ready && <NotReady />}
      {ready && !current && <ChooseDays proposed={proposed} errors={errors} />}
      {current && <Current view={current} />}
      {past.length > 0 && <PastBackfills past={past} undoing={undoing !== undefined && undoing !== "ready"} />}
      {ready && <UndoSection view={undos} />}
    </AdminPage>
  );
}

function Current({ view }: { view: BackfillView }) {
  switch (view.state) {
    case "previewing":
      return <ReadingCard view={view} />;
    case "ready":
      return <PreviewCards view={view} />;
    case "running":
    case "paused":
      return <RunCard view={view} />;
  }
}

function NotReady() {
  return (
    <Section title="Finish the setup first">
      <Text as="p">Past orders are posted by the same choices as new ones. Connect Xero and switch Crossfoot on; then come back.</Text>
    </Section>
  );
}
