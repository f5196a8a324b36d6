import { Readable } from "node:stream";
import type { BillToPageView } from "../../app/use-cases/bill-to-views";
import type { Crossfoot } from "../../app/crossfoot";
import type { BackfillErrors, BackfillPageView } from "../../app/use-cases/backfill-views";
import type { ChoiceErrors, ChoicePageView, TagRulesView } from "../../app/use-cases/choice-views";
import type { HomeView, OrderListView, OrderStatus, OrganisationChoiceView, SetupErrors, SetupView } from "../../app/use-cases/views";
import type { ContactsPageView } from "../../app/use-cases/contact-views";
import type { PeopleView } from "../../app/use-cases/people-views";
import type { UndoPageView } from "../../app/use-cases/undo-views";
import { BILL_TO } from "./sample-bill-to";
import { BACKFILLS } from "./sample-backfill";
import { CHOICES, TAG_RULES } from "./sample-choices";
import { CONTACT_SEARCH, CONTACT_SETTINGS, CONTACTS, ORDER_IN_DOUBT } from "./sample-contacts";
import { ELSEWHERE } from "./sample-elsewhere";
import { HISTORIES } from "./sample-history";
import { CONTACT_HISTORIES, PEOPLE } from "./sample-people";
import { HOME_LIVE } from "./sample-home";
import { COUNTS, ORDERS, ROWS } from "./sample-orders";
import { QUOTED } from "./sample-quotes";
import { SETUP } from "./sample-setup";
import { ORDER_NOT_POSTED, ORDER_UNDONE, UNDOS } from "./sample-undo";

/** What the pages find behind them; set before a page is opened. */
export type Scene = {
  home: HomeView;
  setup: SetupView | null;
  setupErrors: SetupErrors;
  scheduleError: string | null;
  billTo: BillToPageView;
  billToError: string | null;
  contacts: ContactsPageView;
  contactError: string | null;
  choice: OrganisationChoiceView | null;
  connectAnswer: { ok: boolean; message: string };
  orders: OrderListView;
  backfill: BackfillPageView;
  backfillErrors: BackfillErrors;
  backfillError: string | null;
  undos: UndoPageView;
  startUrl: string;
  people: PeopleView | null;
  choices: ChoicePageView;
  tagRules: TagRulesView | null;
  choiceErrors: ChoiceErrors;
};

export const CHOICE: OrganisationChoiceView = {
  ticket: "ticket-1",
  organisations: [
    { tenantId: "tenant-1", name: "Demo Trading Ltd" },
    { tenantId: "tenant-2", name: "Demo Holdings Ltd" },
  ],
};

export function ordinaryScene(): Scene {
  return {
    home: HOME_LIVE,
    setup: SETUP,
    setupErrors: {},
    scheduleError: null,
    billTo: BILL_TO,
    billToError: null,
    contacts: CONTACTS.none,
    contactError: null,
    choice: CHOICE,
    connectAnswer: { ok: true, message: "" },
    orders: { rows: ROWS, nextCursor: "after-1001", counts: COUNTS },
    backfill: BACKFILLS.none,
    undos: UNDOS.none,
    backfillErrors: {},
    backfillError: null,
    startUrl: "/opened-at-the-top",
    people: PEOPLE,
    choices: CHOICES,
    tagRules: TAG_RULES,
    choiceErrors: {},
  };
}

/** The order whose page breaks. */
export const FAULT = "fault";

export type Call = { method: keyof Crossfoot; args: unknown[] };

/** Stands where the real app would: shows the scene, and writes down what the pages asked for. */
export function makeFakeCrossfoot(scene: () => Scene, calls: Call[]): Crossfoot {
  const note = (method: keyof Crossfoot, ...args: unknown[]) => void calls.push({ method, args });

  return {
    home: async () => scene().home,
    setup: async () => scene().setup,
    orders: async (_shop, query) => {
      note("orders", query);
      return ordersOf(scene().orders, query.status);
    },
    order: async (_shop, recordId) => {
      if (recordId === FAULT) throw new Error("A fault made for this test: the database is away.");
      return [...ORDERS, ...QUOTED, ORDER_IN_DOUBT, ORDER_UNDONE, ORDER_NOT_POSTED].find((order) => order.recordId === recordId) ?? null;
    },
    organisationChoice: async (_shop, ticket) => (ticket === scene().choice?.ticket ? scene().choice : null),
    beginXeroConsent: async (shop) => {
      note("beginXeroConsent", shop);
      return { startUrl: scene().startUrl };
    },
    connectOrganisation: async (shop, choice) => {
      note("connectOrganisation", shop, choice);
      return scene().connectAnswer;
    },
    disconnect: async (shop) => note("disconnect", shop),
    saveSetup: async (shop, values) => {
      note("saveSetup", shop, values);
      return { errors: scene().setupErrors };
    },
    elsewhere: async () => ELSEWHERE,
    setAside: async (shop, wanted) => {
      note("setAside", shop, wanted);
      return { error: wanted.reason.trim() === "" ? "Say why it is other money, for whoever reads the books after you." : null };
    },
    showAgain: async (shop, id) => note("showAgain", shop, id),
    decideElsewhere: async (shop, recordId, decision) => note("decideElsewhere", shop, recordId, decision),
    backfill: async () => scene().backfill,
    planBackfill: async (shop, days) => {
      note("planBackfill", shop, days);
      return { errors: scene().backfillErrors };
    },
    controlBackfill: async (shop, command) => {
      note("controlBackfill", shop, command);
      return { error: scene().backfillError };
    },
    history: async (_shop, recordId) => HISTORIES.find((history) => history.recordId === recordId) ?? null,
    contactHistory: async (_shop, key) => CONTACT_HISTORIES.find(({ customerKey }) => customerKey === key) ?? null,
    people: async () => scene().people,
    savePeopleRules: async (_shop, values) => {
      note("savePeopleRules", values);
      return { error: null };
    },
    countContactPush: async () => ({ count: { linked: 340, looked: 200, differ: 7, kept: 2, calls: 27 } }),
    pushContacts: async () => {
      note("pushContacts");
      return { error: null };
    },
    useShopifys: async (_shop, key) => {
      note("useShopifys", key);
      return { error: null };
    },
    exportHistory: async () => Readable.from(["position,at\r\n", "1,2026-11-20T09:15:03.000Z\r\n"]),
    undos: async () => scene().undos,
    planUndo: async (shop, wanted) => {
      note("planUndo", shop, wanted);
      return { error: null };
    },
    controlUndo: async (shop, command) => note("controlUndo", shop, command),
    undoOrder: async (shop, recordId, reason) => {
      note("undoOrder", shop, recordId, reason);
      return { error: null };
    },
    holdBackOrder: async (shop, recordId, reason) => {
      note("holdBackOrder", shop, recordId, reason);
      return { error: null };
    },
    postAgain: async (shop, recordId) => {
      note("postAgain", shop, recordId);
      return { error: null };
    },
    choices: async (_shop, recordId) => (recordId === scene().choices.recordId ? scene().choices : null),
    chooseForOrder: async (shop, choosing) => {
      note("chooseForOrder", shop, choosing);
      return { errors: scene().choiceErrors };
    },
    takeChoiceBack: async (shop, recordId) => {
      note("takeChoiceBack", shop, recordId);
      return { errors: {} };
    },
    tagRules: async () => scene().tagRules,
    saveTagRules: async (shop, rules) => {
      note("saveTagRules", shop, rules);
      return { errors: scene().choiceErrors };
    },
    contacts: async (_shop, query) => {
      note("contacts", query);
      return scene().contacts;
    },
    searchContacts: async (_shop, search) => {
      note("searchContacts", search);
      return { ...CONTACT_SEARCH, text: search.text };
    },
    decideContact: async (shop, answer) => {
      note("decideContact", shop, answer);
      return { error: scene().contactError };
    },
    askForContacts: async (shop) => {
      note("askForContacts", shop);
      return { error: null };
    },
    contactSettings: async () => CONTACT_SETTINGS,
    saveContactSettings: async (shop, values) => {
      note("saveContactSettings", shop, values);
      return { error: scene().contactError };
    },
    newContact: async (shop, recordId) => note("newContact", shop, recordId),
    billTo: async (_shop, recordId) => ({ ...scene().billTo, order: recordId === null ? null : scene().billTo.order }),
    chooseBillTo: async (shop, wanted) => {
      note("chooseBillTo", shop, wanted);
      return { error: scene().billToError };
    },
    removeBillTo: async (shop, id) => note("removeBillTo", shop, id),
    decideEdit: async (shop, recordId, answer) => {
      note("decideEdit", shop, recordId, answer);
      return { error: null };
    },
    retryOrder: async (shop, recordId) => note("retryOrder", shop, recordId),
    syncNow: async (shop, what) => note("syncNow", shop, what),
    saveSchedule: async (shop, values) => {
      note("saveSchedule", shop, values);
      return { error: scene().scheduleError };
    },
  };
}

function ordersOf(list: OrderListView, status: OrderStatus | null): OrderListView {
  return status ? { ...list, rows: list.rows.filter((row) => row.status === status), nextCursor: null } : list;
}
