import type { HomeView } from "~/use-cases/views";
import type { ConnectionCondition } from "../connection/connection-badge";
import { ReconnectBanner } from "../connection/reconnect-banner";
import { AdminPage } from "../page/admin-page";
import { useRefreshWhile } from "../page/use-refresh";
import { ConsentBanner, FaultBanner, FinishSetupBanner, SavedBanner, WorkerSilentBanner } from "./banners";
import { CallsBanner } from "./calls-banner";
import { OrderCounts } from "./order-counts";
import { ProofOfLife } from "./proof-of-life";
import { StatusCard } from "./status-card";
import { SyncNow } from "./sync-now";
import { WelcomeCard } from "./welcome-card";

/** `consent` is how a visit to Xero ended when it did not end in a choice: "declined" or "failed". */
type HomePageProps = { view: HomeView; justSaved: boolean; consent: string | null };

/** Before the first connection a welcome; from then on, is it working, and what needs me. */
export function HomePage({ view, justSaved, consent }: HomePageProps) {
  // What waits for the next sync stands still until then.
  const moving = view.schedule === null || view.schedule.mode === "real-time" || view.schedule.underWay;
  useRefreshWhile(moving && view.counts.pending > 0 && view.connection?.state === "live");
  const { connection } = view;
  if (!connection) {
    return (
      <AdminPage title="Home" narrow>
        {consent && <ConsentBanner end={consent} />}
        <WelcomeCard />
      </AdminPage>
    );
  }
  const { state, organisation } = connection;

  return (
    <AdminPage title="Home" action={state === "live" && <SyncNow />}>
      {consent && <ConsentBanner end={consent} />}
      {state === "reconnect" && <ReconnectBanner organisation={organisation.name} />}
      {state === "setup" && <FinishSetupBanner organisation={organisation.name} />}
      {view.workerSilent && <WorkerSilentBanner seenAt={view.workerSeenAt} />}
      {view.faultSince && <FaultBanner since={view.faultSince} />}
      {view.calls && state === "live" && <CallsBanner calls={view.calls} pending={view.counts.pending} />}
      {justSaved && state === "live" && <SavedBanner />}
      <StatusCard connection={connection} condition={conditionOf(view, state)} schedule={view.schedule} />
      {state !== "setup" && <OrderCounts counts={view.counts} />}
      {state !== "setup" && <ProofOfLife view={view} />}
    </AdminPage>
  );
}

function conditionOf({ workerSilent, faultSince }: HomeView, state: ConnectionCondition): ConnectionCondition {
  if (state !== "live") return state;

  return workerSilent ? "stopped" : faultSince ? "faulty" : "live";
}
