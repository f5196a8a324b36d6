import type { ScheduleView } from "~/use-cases/views";
import { Moment } from "../figures/moment";

/** When what happens now is posted, where that is not at once. */
export function NextSync({ schedule }: { schedule: ScheduleView }) {
  if (schedule.underWay) return <>A sync is under way: what waited is being posted.</>;
  if (schedule.mode === "manual" || schedule.nextAt === null) return <>Orders and payments wait here until you press “Sync now”.</>;

  return (
    <>
      Orders and payments wait here for the next sync: <Moment at={schedule.nextAt} />.
    </>
  );
}
