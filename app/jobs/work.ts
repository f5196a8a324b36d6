import type { TenantId } from "../domain/ids";
import type { Bell } from "../ports/bell";
import type { Clock } from "../ports/clock";
import type { Heartbeat } from "../ports/heartbeat";
import { jobs, type JobName } from "./catalog";

export type Worker = {
  owner: string;
  bell: Bell;
  clock: Clock;
  heartbeat: Heartbeat;
  /** Whether there may be more; null where another job of this process is at it, and will ring for what is left. */
  handleReceipts: () => Promise<boolean | null>;
  runLane: (tenantId: TenantId, owner: string) => Promise<boolean>;
};

/** Does one job. What is left to do is rung for again, so that other lanes get their turn first. */
export async function work(worker: Worker, name: JobName, data: unknown): Promise<void> {
  const { owner, bell, clock, heartbeat, handleReceipts, runLane } = worker;
  if (name === "receipts") {
    const more = await handleReceipts();
    if (more === null) return;
    if (more) await bell.ringReceipts();
    // The canary: the tick rings this job all the time, so its end shows that the whole way works.
    await heartbeat.beat(owner, clock.now());

    return;
  }
  const tenantId = jobs.lane.parse(data).tenantId as TenantId;
  if (await runLane(tenantId, owner)) await bell.ringLane(tenantId);
}
