import { randomUUID } from "node:crypto";
import { makeLog } from "../../../app/adapters/system/log";
import { makeContainer, withLimits } from "../../../app/container.server";
import type { Settings } from "../../../app/config/env.server";
import { makeCrossfoot } from "../../../app/crossfoot.server";
import type { TenantId } from "../../../app/domain/ids";
import type { Log } from "../../../app/ports/log";
import { makeForgetShop } from "../../../app/use-cases/disconnect";
import { makeHandleReceipts } from "../../../app/use-cases/handle-receipts";
import { makeRunLane } from "../../../app/use-cases/run-lane";
import type { SyncPorts } from "../../../app/use-cases/sync-ports";
import { unpacedCall } from "../../../app/use-cases/paced-calls";
import type { TestClock } from "./test-clock";

export type AppUnderTest = ReturnType<typeof makeAppUnderTest>;
export type Ports = AppUnderTest["ports"];

/** The app's own container, with two ports replaced: the clock, and a log that a test can read. */
export function makeAppUnderTest(settings: Settings, clock: TestClock) {
  const container = makeContainer(settings, "test", forTheReporter);
  const logged: string[] = [];
  const ports = withAccess({ ...container.ports, clock, log: logInto(logged) });

  return { ...container, ports, logged, crossfoot: makeCrossfoot({ ...container, ports }), worker: makeWorker(ports) };
}

/** What its adapters log: vitest shows what a failing test has printed, and keeps the rest to itself. */
const forTheReporter = makeLog("test", { write: (line) => console.log(line.trimEnd()) });

type ContainerPorts = ReturnType<typeof makeContainer>["ports"];

/** Access to Xero is built on other ports, so it is made anew where one of them is replaced. */
export function withAccess(ports: ContainerPorts): ContainerPorts {
  return withLimits(ports, ports.paced !== unpacedCall);
}

/** What the worker process does, one job at a time: no queue, no waiting. */
export function makeWorker(ports: ContainerPorts & Pick<SyncPorts, "mostDocuments">, owner: string = randomUUID()) {
  const runLane = makeRunLane(ports);
  const handleReceipts = makeHandleReceipts({ ...ports, forgetShop: makeForgetShop(ports) });

  return {
    owner,
    handleReceipts,
    turn: (tenantId: string) => runLane(tenantId as TenantId, owner),
    /** The organisations that the worker's tick would ring for now. */
    due: () => {
      const now = ports.clock.now();

      return ports.lanes.due({ now, sweepBefore: new Date(now.getTime() - ports.sweepEveryMs) });
    },
  };
}

function logInto(lines: string[]): Log {
  const write = (message: string, fields: Record<string, unknown> = {}) => void lines.push(`${message} ${describe(fields)}`);

  return { info: write, warn: write, error: write };
}

function describe(fields: Record<string, unknown>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(" ");
}
