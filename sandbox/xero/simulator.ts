import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { CallLimits } from "./api/call-limits";
import { Hold } from "./api/hold";
import { Idempotency, type RememberedAnswer } from "./api/idempotency";
import { Clock } from "./clock";
import { IdentityState, type IdentityData } from "./identity/identity-state";
import { Books, type BookChange, type BooksData } from "./ledger/books";
import { demoOrganisations } from "./ledger/starting-books/demo-organisations";
import type { SimulatorSettings } from "./settings";
import { openSectionFile, type SectionFile } from "./store/section-file";
import { Journal } from "./store/journal";
import { eventOf } from "./webhooks/webhook-event";
import { Webhooks, type WebhookData } from "./webhooks/webhooks";
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
  webhooks: Webhooks | undefined;
  /** By tenant id, in the order in which they are shown. */
  books: Map<string, Books>;
}

export interface RunningSimulator {
  url: string;
  close: () => Promise<void>;
}

/** Starts a simulated Xero and resolves once it listens; the clock can be a frozen one. */
export async function startXeroSimulator(
  settings: SimulatorSettings,
  clock: Clock = Clock.ticking()
): Promise<RunningSimulator> {
  const { simulator, flush } = assemble(settings, clock);
  const server = createServer(webApplication(simulator));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(settings.port, "127.0.0.1", resolve);
  });
  if (simulator.webhooks) void simulator.webhooks.enable();
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: async () => {
      simulator.webhooks?.stop();
      clock.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      flush();
    },
  };
}

function assemble(settings: SimulatorSettings, clock: Clock): { simulator: Simulator; flush: () => void } {
  const files: SectionFile[] = [];
  const open = (name: string, contents: () => unknown): SectionFile => {
    const file = openSectionFile(settings.dataDir && join(settings.dataDir, `${name}.json`), contents);
    files.push(file);
    return file;
  };
  const journal = new Journal(settings.dataDir && join(settings.dataDir, "journal.jsonl"), clock);
  const identityFile = open("identity", () => identity.data);
  const identity: IdentityState = new IdentityState({
    stored: identityFile.stored as IdentityData | undefined,
    clock,
    onChange: () => identityFile.changed(),
  });
  const keysFile = open("idempotency", () => idempotency.entries());
  const stored = (keysFile.stored ?? []) as RememberedAnswer[];
  const idempotency: Idempotency = new Idempotency(clock, stored, () => keysFile.changed());
  const webhooks = openWebhooks(settings, clock, open);
  const listen = (books: Books, change: BookChange): void => {
    const tenantId = books.organisation.organisationId;
    journal.add({ kind: "change", tenantId, ...change });
    const event = identity.connectionTo(tenantId) && eventOf(books, change);
    if (event) webhooks?.add(event);
  };
  const books = openBooks({ clock, open, listen });
  const limits = new CallLimits(clock, settings.dailyCallLimit);
  const simulator = { settings, clock, identity, limits, idempotency, hold: new Hold(), journal, webhooks, books };
  return { simulator, flush: () => files.forEach((file) => file.flush()) };
}

type OpenFile = (name: string, contents: () => unknown) => SectionFile;

function openWebhooks(settings: SimulatorSettings, clock: Clock, open: OpenFile): Webhooks | undefined {
  if (!settings.webhook) return undefined;
  const file = open("webhooks", () => webhooks.data);
  const stored = file.stored as WebhookData | undefined;
  const webhooks: Webhooks = new Webhooks({
    settings: settings.webhook,
    clock,
    stored,
    onChange: () => file.changed(),
  });
  return webhooks;
}

interface BooksOpening {
  clock: Clock;
  open: OpenFile;
  listen: (books: Books, change: BookChange) => void;
}

/** One file per organisation; a fresh start takes the demo organisations as they are. */
function openBooks({ clock, open, listen }: BooksOpening): Map<string, Books> {
  return new Map(
    demoOrganisations(clock.now()).map((fresh) => {
      const { organisationId, countryCode } = fresh.organisation;
      const file = open(`books-${countryCode.toLowerCase()}`, () => books.data());
      const data = (file.stored as BooksData | undefined) ?? fresh;
      const books: Books = new Books({
        data,
        clock,
        onChange: (change) => {
          file.changed();
          listen(books, change);
        },
      });
      return [organisationId, books];
    })
  );
}
