import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { recordExchange } from "../kit/exchange";
import { Faults } from "../kit/faults/faults";
import { refuseFormerState } from "../kit/former-state";
import { Journal } from "../kit/journal";
import { Past } from "../kit/past";
import { RecordLog } from "../kit/record-log";
import { CallLimits, type CallLimitsData } from "./api/call-limits";
import { Hold } from "./api/hold";
import { Idempotency, type RememberedAnswer } from "./api/idempotency";
import { withChange, XERO_LIMITS } from "./api/limit-settings";
import { Clock } from "./clock";
import { pastBooks } from "./faults/past-books";
import { IdentityState, type IdentityData } from "./identity/identity-state";
import { Books, type BookChange } from "./ledger/books";
import { demoOrganisations } from "./ledger/starting-books/demo-organisations";
import type { SimulatorSettings } from "./settings";
import { figuresOf } from "./store/figures";
import { keepBooks, storedBooks } from "./store/kept-books";
import { kindOfRequest } from "./store/kind-of-request";
import { eventOf, type WebhookEvent } from "./webhooks/webhook-event";
import type { Batch, WebhookData } from "./webhooks/subscription";
import { Webhooks } from "./webhooks/webhooks";
import { webApplication } from "./web-application";

/** The parts of a running simulator, as the routers need them. */
export interface Simulator {
  settings: SimulatorSettings;
  clock: Clock;
  identity: IdentityState;
  limits: CallLimits;
  idempotency: Idempotency;
  hold: Hold;
  journal: Journal;
  faults: Faults;
  webhooks: Webhooks;
  /** By tenant id, in the order in which they are shown. */
  books: Map<string, Books>;
  booksSeenBy: (request: IncomingMessage, books: Books) => Books;
}

export interface RunningSimulator {
  url: string;
  webhooks: Pick<Webhooks, "isEnabled" | "underWay" | "undelivered">;
  close: () => Promise<void>;
}

/** Starts a simulated Xero and resolves once it listens; the clock can be a frozen one. */
export async function startXeroSimulator(
  settings: SimulatorSettings,
  clock: Clock = Clock.ticking()
): Promise<RunningSimulator> {
  if (settings.dataDir !== undefined) refuseFormerState(settings.dataDir, "identity.json");
  const log = new RecordLog(settings.dataDir === undefined ? null : join(settings.dataDir, "records.jsonl"));
  const simulator = assemble(settings, clock, log);
  const answer = webApplication(simulator);
  const recorded = { journal: simulator.journal, flush: () => log.flush(), kindOf: kindOfRequest, idsIn: () => [] };
  const server = createServer((request, response) => {
    recordExchange({ request, response }, recorded);
    answer(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(settings.port, "127.0.0.1", resolve);
  });
  void simulator.webhooks.enable();
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    webhooks: simulator.webhooks,
    close: async () => {
      simulator.webhooks.stop();
      clock.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      log.close();
      await simulator.journal.close();
    },
  };
}

function assemble(settings: SimulatorSettings, clock: Clock, log: RecordLog): Simulator {
  const path = settings.dataDir === undefined ? null : join(settings.dataDir, "journal.jsonl");
  const journal = new Journal(path, () => clock.now());
  const identitySection = log.section("identity", () => identity.data);
  const identity: IdentityState = new IdentityState({
    stored: identitySection.stored as IdentityData | undefined,
    clock,
    onChange: () => identitySection.changed(),
  });
  const idempotency = new Idempotency(clock, log.collection<string, RememberedAnswer>("idempotency"));
  const webhooks = openWebhooks(settings, clock, log);
  const faults = new Faults(new Past(log, () => clock.now()), settings.seed);
  const announce = announcer({ clock, journal, faults, webhooks });
  const listen = (books: Books, change: BookChange): void => {
    const tenantId = books.organisation.organisationId;
    journal.record("change", { tenantId, ...change, figures: figuresOf(books, change) });
    const event = identity.connectionTo(tenantId) && eventOf(books, change);
    if (event) announce(event);
  };
  const books = openBooks({ clock, log, listen });
  const limitsSection = log.section("limits", () => limits.data());
  const limits: CallLimits = new CallLimits({
    clock,
    settings: withChange(XERO_LIMITS, { day: settings.dailyCallLimit }),
    stored: limitsSection.stored as CallLimitsData | undefined,
    onChange: () => limitsSection.changed(),
  });
  return { settings, clock, identity, limits, idempotency, hold: new Hold(), journal, faults, webhooks, books, booksSeenBy: pastBooks(faults, clock) };
}

/** Hands an event to the subscription; a fault that was ordered may lose it, repeat it or hold it back. */
function announcer({ clock, journal, faults, webhooks }: Pick<Simulator, "clock" | "faults" | "journal" | "webhooks">) {
  return (event: WebhookEvent): void => {
    const { lost, copies, delayMs, faults: struckBy } = faults.webhookFate(event.eventCategory);
    const { eventCategory, resourceId, tenantId } = event;
    for (const fault of struckBy) journal.record("webhook-fault", { fault, eventCategory, resourceId, tenantId });
    if (lost) return;
    for (let copy = 0; copy < copies; copy += 1) {
      if (delayMs === 0) webhooks.add(event);
      else clock.schedule(delayMs, () => webhooks.add(event));
    }
  };
}

function openWebhooks(settings: SimulatorSettings, clock: Clock, log: RecordLog): Webhooks {
  const section = log.section("webhooks", () => webhooks.data);
  const webhooks: Webhooks = new Webhooks({
    settings: settings.webhook,
    usualKey: settings.webhookKey,
    clock,
    stored: section.stored as WebhookData | undefined,
    batches: log.collection<number, Batch>("webhook-batches"),
    onChange: () => section.changed(),
  });
  return webhooks;
}

interface BooksOpening {
  clock: Clock;
  log: RecordLog;
  listen: (books: Books, change: BookChange) => void;
}

/** One set of books per organisation; a fresh start takes the demo organisations as they are. */
function openBooks({ clock, log, listen }: BooksOpening): Map<string, Books> {
  return new Map(
    demoOrganisations(clock.now()).map((fresh) => {
      const onChange = (change: BookChange): void => {
        save(change);
        listen(books, change);
      };
      const books: Books = new Books({ data: storedBooks(log, fresh), clock, onChange });
      const save = keepBooks(log, books);
      return [fresh.organisation.organisationId, books];
    })
  );
}
