import { isoSeconds } from "../clock";
import { Refusal } from "../refusal";
import type { Order } from "../store/records";
import type { Return, ReturnStatus } from "../store/records/return";
import type { World } from "../world";
import { announceReturn } from "./announce-return";

/** The status each step starts from and the one it leads to. */
const FROM: Readonly<Record<"approve" | "cancel" | "close" | "decline" | "reopen", { from: ReturnStatus; to: ReturnStatus }>> = {
  approve: { from: "REQUESTED", to: "OPEN" },
  decline: { from: "REQUESTED", to: "DECLINED" },
  cancel: { from: "OPEN", to: "CANCELED" },
  close: { from: "OPEN", to: "CLOSED" },
  reopen: { from: "CLOSED", to: "OPEN" },
};
export type ReturnStep = keyof typeof FROM;

/** Moves a return on; refuses a step its status does not allow. A processed return cannot be cancelled. */
export function moveReturn(world: World, order: Order, { changed, step, decline }: { changed: Return; step: ReturnStep; decline?: Return["decline"] }): void {
  const { from, to } = FROM[step];
  if (changed.status !== from) throw new Refusal(`Return ${changed.name} is ${changed.status}: only one that is ${from} can take the step "${step}".`);
  if (step === "cancel" && changed.processedAt !== null) throw new Refusal(`Return ${changed.name} has been processed and cannot be cancelled.`);
  const at = isoSeconds(world.clock.now());
  changed.status = to;
  if (step === "approve") changed.approvedAt = at;
  if (step === "decline") changed.decline = decline ?? { reason: "OTHER", note: null };
  changed.closedAt = step === "close" ? at : step === "reopen" ? null : changed.closedAt;
  announceReturn(world, order, { changed, step });
}
