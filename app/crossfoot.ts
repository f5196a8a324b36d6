import type { BackfillCommand, BackfillDays, BackfillErrors, BackfillPageView } from "./use-cases/backfill-views";
import type { BillToPageView, BillToWanted } from "./use-cases/bill-to-views";
import type {
  ContactAnswer,
  ContactSearchView,
  ContactSettingsValues,
  ContactSettingsView,
  ContactsPageView,
  ContactsTab,
} from "./use-cases/contact-views";
import type { ChoiceErrors, ChoicePageView, ChoiceValues, TagRulesView, TagRuleValues } from "./use-cases/choice-views";
import type { EditAnswer } from "./use-cases/edit-views";
import type { ContactHistoryView, PeopleValues, PeopleView, PushCountView } from "./use-cases/people-views";
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
  /** Everything that happened to a customer's contact, by its number; null where nothing ever did. */
  contactHistory(shop: string, customerKey: string): Promise<ContactHistoryView | null>;
  /** What becomes of what people change, in Xero and in Shopify; null without a connection. */
  people(shop: string): Promise<PeopleView | null>;
  savePeopleRules(shop: string, values: PeopleValues): Promise<{ error: string | null }>;
  /** How many contacts differ from their customers, before they are brought up to date. */
  countContactPush(shop: string): Promise<{ count: PushCountView } | { error: string }>;
  pushContacts(shop: string): Promise<{ error: string | null }>;
  /** Shopify's over what a person changed in this contact in Xero. */
  useShopifys(shop: string, customerKey: string): Promise<{ error: string | null }>;
  /** Everything that happened to an order; null when there is no such order in this shop. */
  history(shop: string, recordId: string): Promise<HistoryView | null>;
  /** The whole log as a CSV file, piece by piece; null without a connection. */
  exportHistory(shop: string): Promise<AsyncIterable<string> | null>;
  retryOrder(shop: string, recordId: string): Promise<void>;
  /** What a person decides about an order: each answers with a sentence where it cannot be. */
  undoOrder(shop: string, recordId: string, reason: string): Promise<{ error: string | null }>;
  holdBackOrder(shop: string, recordId: string, reason: string): Promise<{ error: string | null }>;
  postAgain(shop: string, recordId: string): Promise<{ error: string | null }>;
  /** How one order is to be booked over the settings; null when there is no such order in this shop. */
  choices(shop: string, recordId: string): Promise<ChoicePageView | null>;
  /** `by`: the person's id in Shopify. Nothing is kept when there are errors, by field. */
  chooseForOrder(shop: string, choosing: { recordId: string; values: ChoiceValues; by: string | null }): Promise<{ errors: ChoiceErrors }>;
  takeChoiceBack(shop: string, recordId: string): Promise<{ errors: ChoiceErrors }>;
  /** What tags on an order decide; null until the setup is finished. */
  tagRules(shop: string): Promise<TagRulesView | null>;
  saveTagRules(shop: string, rules: readonly TagRuleValues[]): Promise<{ errors: ChoiceErrors }>;
  /** Another contact for the order's customer, whose own was archived in Xero. */
  newContact(shop: string, recordId: string): Promise<void>;
  /** What the merchant decides about an invoice that a person changed in Xero; a sentence where it cannot be. */
  decideEdit(shop: string, recordId: string, answer: EditAnswer): Promise<{ error: string | null }>;
  /** Who is billed in place of buyers, with the order from which the page was opened. */
  billTo(shop: string, recordId: string | null): Promise<BillToPageView>;
  /** A sentence where it cannot be, and nothing was kept. */
  chooseBillTo(shop: string, wanted: BillToWanted): Promise<{ error: string | null }>;
  removeBillTo(shop: string, id: string): Promise<void>;
  /** Reads both sides again, or what is named, and posts what is due. */
  syncNow(shop: string, what?: SyncWhat): Promise<void>;

  /** When syncs happen. A sentence where it cannot be saved. */
  saveSchedule(shop: string, values: ScheduleValues): Promise<{ error: string | null }>;

  /** Sales invoices in Xero that are no order's. */
  elsewhere(shop: string, query: { after: string | null }): Promise<ElsewherePageView>;
  /** What looks like money that stands in the books twice is other money; a sentence where that cannot be said. */
  setAside(shop: string, wanted: { id: string; standsAs: string; reason: string }): Promise<{ error: string | null }>;
  showAgain(shop: string, id: string): Promise<void>;
  /** Whether an invoice that somebody else made is this order's; if not, the order is posted. */
  decideElsewhere(shop: string, recordId: string, decision: { invoiceId: string; is: boolean }): Promise<void>;

  /** Whom customers are in Xero. */
  contacts(shop: string, query: { tab: ContactsTab; after: string | null }): Promise<ContactsPageView>;
  searchContacts(shop: string, search: { customerKey: string; text: string }): Promise<ContactSearchView>;
  /** Which contact a customer is from now on; a sentence where it cannot be. */
  decideContact(shop: string, answer: ContactAnswer): Promise<{ error: string | null }>;
  /** Has the organisation's contacts read. */
  askForContacts(shop: string): Promise<{ error: string | null }>;
  /** Null until the setup is finished. */
  contactSettings(shop: string): Promise<ContactSettingsView | null>;
  saveContactSettings(shop: string, values: ContactSettingsValues): Promise<{ error: string | null }>;

  backfill(shop: string): Promise<BackfillPageView>;
  /** Begins a preview; nothing is written. Not begun when there are errors. */
  planBackfill(shop: string, days: BackfillDays): Promise<{ errors: BackfillErrors }>;
  /** A sentence where it cannot be started or resumed. */
  controlBackfill(shop: string, command: BackfillCommand): Promise<{ error: string | null }>;

  undos(shop: string): Promise<UndoPageView>;
  /** Begins a dry run; nothing is written. A sentence where it cannot be. */
  planUndo(shop: string, wanted: UndoWanted): Promise<{ error: string | null }>;
  controlUndo(shop: string, command: UndoCommand): Promise<void>;
}
