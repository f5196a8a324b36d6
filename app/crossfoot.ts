import type { BackfillCommand, BackfillDays, BackfillErrors, BackfillPageView } from "./use-cases/backfill-views";
import type { EditAnswer } from "./use-cases/edit-views";
import type { UndoCommand, UndoPageView, UndoWanted } from "./use-cases/undo-views";
import type {
  ElsewherePageView,
  HistoryView,
  HomeView,
  OrderListView,
  OrderPageView,
  OrderStatus,
  OrganisationChoiceView,
  ScheduleValues,
  SetupErrors,
  SetupValues,
  SetupView,
  SyncWhat,
} from "./use-cases/views";

/**
 * What the pages may ask of the app; wired in `container.server.ts`, handed to every route as `context.crossfoot`.
 * `shop` always comes from the verified session, never from the request's own words.
 */
export interface Crossfoot {
  home(shop: string): Promise<HomeView>;

  /** Begins a consent; the answer is the address to open at the top of the window, outside the iframe. */
  beginXeroConsent(shop: string): Promise<{ startUrl: string }>;
  /** The organisations a finished consent may be connected to; null when it is unknown, used or older than ten minutes. */
  organisationChoice(shop: string, ticket: string): Promise<OrganisationChoiceView | null>;
  connectOrganisation(shop: string, choice: { ticket: string; tenantId: string }): Promise<{ ok: boolean; message: string }>;
  disconnect(shop: string): Promise<void>;

  /** Null when no organisation is connected. */
  setup(shop: string): Promise<SetupView | null>;
  /** Saves and switches on (or keeps on). Nothing is saved when there are errors. */
  saveSetup(shop: string, values: SetupValues): Promise<{ errors: SetupErrors }>;

  orders(shop: string, query: { status: OrderStatus | null; after: string | null }): Promise<OrderListView>;
  /** Null when there is no such order in this shop. */
  order(shop: string, recordId: string): Promise<OrderPageView | null>;
  /** Everything that happened to an order; null when there is no such order in this shop. */
  history(shop: string, recordId: string): Promise<HistoryView | null>;
  /** The whole log as a CSV file, piece by piece; null without a connection. */
  exportHistory(shop: string): Promise<AsyncIterable<string> | null>;
  retryOrder(shop: string, recordId: string): Promise<void>;
  /** What a person decides about an order: each answers with a sentence where it cannot be. */
  undoOrder(shop: string, recordId: string, reason: string): Promise<{ error: string | null }>;
  holdBackOrder(shop: string, recordId: string, reason: string): Promise<{ error: string | null }>;
  postAgain(shop: string, recordId: string): Promise<{ error: string | null }>;
  /** Another contact for the order's customer, whose own was archived in Xero. */
  newContact(shop: string, recordId: string): Promise<void>;
  /** What the merchant decides about an invoice that a person changed in Xero; a sentence where it cannot be. */
  decideEdit(shop: string, recordId: string, answer: EditAnswer): Promise<{ error: string | null }>;
  /** Reads both sides again, or what is named, and posts what is due. */
  syncNow(shop: string, what?: SyncWhat): Promise<void>;

  /** When syncs happen. A sentence where it cannot be saved. */
  saveSchedule(shop: string, values: ScheduleValues): Promise<{ error: string | null }>;

  /** Sales invoices in Xero that are no order's. */
  elsewhere(shop: string, query: { after: string | null }): Promise<ElsewherePageView>;
  /** Whether an invoice that somebody else made is this order's; if not, the order is posted. */
  decideElsewhere(shop: string, recordId: string, decision: { invoiceId: string; is: boolean }): Promise<void>;

  backfill(shop: string): Promise<BackfillPageView>;
  /** Begins a preview; nothing is written. Not begun when there are errors. */
  planBackfill(shop: string, days: BackfillDays): Promise<{ errors: BackfillErrors }>;
  controlBackfill(shop: string, command: BackfillCommand): Promise<void>;

  undos(shop: string): Promise<UndoPageView>;
  /** Begins a dry run; nothing is written. A sentence where it cannot be. */
  planUndo(shop: string, wanted: UndoWanted): Promise<{ error: string | null }>;
  controlUndo(shop: string, command: UndoCommand): Promise<void>;
}
