/** A bug that a person could build into the app, as an edit of one place in its source, and how the rounds must tell of it. */
export interface PlantedBug {
  readonly bug: string;
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly find: string;
  readonly put: string;
  /** The fault under which it shows, and as what. */
  readonly fault: string;
  readonly shows: "lost" | "duplicated" | "wrong" | "echoes";
}

export const PLANTED_BUGS: readonly PlantedBug[] = [
  {
    bug: "what may have been sent is sent again without a look",
    file: "app/use-cases/recover-writes.ts",
    find: "const found = (member: Member) => oursAmong(answer.value, member);",
    put: "const found = (member: Member) => oursAmong(answer.value.slice(answer.value.length), member);",
    fault: "kill-worker-after-xero",
    shows: "duplicated",
  },
  {
    bug: "a webhook is acknowledged before it is stored",
    file: "app/adapters/webhooks/intake.ts",
    find: "await receipts.store(receipt);",
    put: "void receipts.store(receipt).catch(() => undefined);",
    fault: "database-restart",
    shows: "lost",
  },
  {
    bug: "sweeps of the shop find nothing",
    file: "app/use-cases/sweep-shop.ts",
    find: "await take(ports, connection, changes);",
    put: "0;",
    fault: "webhooks-lost",
    shows: "lost",
  },
  {
    bug: "a choice made after posting is not applied",
    file: "app/domain/sync/step-for-posted-order.ts",
    find: "    stepForChoice(situation, plan) ??\n",
    put: "    (stepForChoice.length > 9 ? stepForChoice(situation, plan) : null) ??\n",
    fault: "people-in-xero",
    shows: "wrong",
  },
];
