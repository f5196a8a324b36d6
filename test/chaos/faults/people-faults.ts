import { booksIn } from "../oracle/books-side";
import type { Act } from "../oracle/judge";
import type { Workload, WorkOrder } from "../workload";
import { until } from "../until";
import { letOrdersCome, type Fault, type Scene } from "./fault";

/** While orders are being posted, a bookkeeper pays one, voids one and edits one. What they did stands. */
async function peopleInXero(scene: Scene): Promise<void> {
  const { stage, work, seed } = scene;
  await stage.xero.faults(seed, [{ fault: "latency", ms: 50 }]);
  await letOrdersCome(scene);
  const unpaid = work.all.filter(({ life }) => life === "unpaid");
  const [paid, voided] = unpaid;
  const edited = work.all.find(({ life }) => life === "paid in parts");
  if (paid) await act(scene, paid, { action: "pay", as: "paid" });
  if (voided) await act(scene, voided, { action: "void", as: "voided" });
  if (edited) await act(scene, edited, { action: "edit", body: { dueDate: "2027-01-31" } });
  if (edited) work.parked.set(edited.id, "edited-in-books");
  if (voided) work.parked.set(voided.id, "gone-from-books");
}

interface Deed {
  readonly action: string;
  readonly as?: Act;
  readonly body?: Record<string, unknown>;
}

async function act({ stage, work, pace }: Scene, order: WorkOrder, { action, as, body = {} }: Deed): Promise<void> {
  const number = `SH-${order.name.slice(1)}`;
  const posted = () => booksIn(stage.xero.journal.read(), stage.tenantId).invoices.some((invoice) => invoice.number === number);
  await until(`${number} is posted`, posted, pace.deadlineMs);
  if (as) work.acts.set(order.id, as);
  await stage.xero.ask(`/organisations/${stage.tenantId}/invoices/${number}/${action}`, body);
}

/** A large shop's orders and a small shop's, while the app is replaced, one half after the other. */
async function whale(scene: Scene): Promise<void> {
  const { stage, work, orders, pace } = scene;
  const small = await scene.openSmallShop();
  await work.place(orders * pace.whale);
  const coming = smallShopGoesOn(small, orders);
  for (const half of ["a", "b"]) {
    for (const name of [`web-${half}`, `worker-${half}`]) stage.fleet.kill(name, "SIGTERM");
    await until(`web and worker ${half} are going`, () => !stage.fleet.allReady);
    await until(`web and worker ${half} are back`, () => stage.fleet.allReady, 60_000);
  }
  await coming;
  await work.follow();
}

async function smallShopGoesOn(small: Workload, orders: number): Promise<void> {
  await small.place(orders);
  await small.follow();
}

export const peopleFaults: readonly Fault[] = [
  { name: "people-in-xero", what: "a bookkeeper pays, voids and edits invoices while they are posted", strike: peopleInXero },
  {
    name: "whale",
    what: "a large shop beside a small one, and every process replaced in the middle, one half after the other",
    strike: whale,
  },
];
