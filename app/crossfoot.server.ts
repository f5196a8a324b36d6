import type { Container } from "./container.server";
import type { Crossfoot } from "./crossfoot";
import type { ShopDomain } from "./domain/ids";
import { makeChooseBillTo, makeRemoveBillTo } from "./use-cases/choose-bill-to";
import { makeAskForContacts } from "./use-cases/ask-for-contacts";
import { makeSaveContactSettings, makeShowContactSettings } from "./use-cases/contact-settings";
import { makeDecideContact } from "./use-cases/decide-contact";
import { makeSearchContacts } from "./use-cases/search-contacts";
import { makeShowContacts } from "./use-cases/show-contacts";
import { makeChooseForOrder, makeShowChoices, makeTakeChoiceBack } from "./use-cases/choose-for-order";
import { makeControlBackfill } from "./use-cases/control-backfill";
import { makeHoldBackOrder, makePostAgain, makeUndoOrder } from "./use-cases/decide-order";
import { makeDecideElsewhere } from "./use-cases/decide-elsewhere";
import { makeDecideEdit } from "./use-cases/decide-edit";
import { makeControlUndo, makePlanUndo } from "./use-cases/control-undo";
import { makeShowUndos } from "./use-cases/show-undo";
import { makeDisconnect } from "./use-cases/disconnect";
import { makeExportHistory } from "./use-cases/export-history";
import { makeRetryOrder, makeSyncNow } from "./use-cases/look-again";
import { makeSaveSchedule } from "./use-cases/schedule";
import { makeNewContact } from "./use-cases/new-contact";
import { makePlanBackfill } from "./use-cases/plan-backfill";
import { makeSaveSetup, makeShowSetup } from "./use-cases/setup-page";
import { makeShowBillTo } from "./use-cases/show-bill-to";
import { makeShowBackfill } from "./use-cases/show-backfill";
import { makeSetAside, makeShowAgain } from "./use-cases/set-aside";
import { makeShowElsewhere } from "./use-cases/show-elsewhere";
import { makeSavePeopleRules, makeShowPeople } from "./use-cases/people-rules";
import { makeCountContactPush, makePushContacts, makeUseShopifys } from "./use-cases/push-contacts";
import { makeShowContactHistory } from "./use-cases/show-contact-history";
import { makeShowHistory } from "./use-cases/show-history";
import { makeShowHome } from "./use-cases/show-home";
import { makeShowOrder } from "./use-cases/show-order";
import { makeShowOrders } from "./use-cases/show-orders";
import { makeSaveTagRules, makeShowTagRules } from "./use-cases/tag-rules";
import { withPurpose } from "./use-cases/xero-access";
import { makeBeginConsent, makeConnectOrganisation, makeOrganisationChoice } from "./use-cases/xero-consent";

/** What the pages may ask, on the real ports. Pages pass the shop of a verified session, so it is taken at its word here. */
export function makeCrossfoot({ ports }: Container): Crossfoot {
  const asShop = <Args extends unknown[], Result>(ask: (shop: ShopDomain, ...args: Args) => Promise<Result>) =>
    ask as (shop: string, ...args: Args) => Promise<Result>;
  const beginConsent = makeBeginConsent(ports);
  // Somebody sits and waits: these calls go before all others.
  const interactive = { ...ports, xero: withPurpose(ports.xero, "interactive") };

  return {
    home: asShop(makeShowHome(ports)),
    beginXeroConsent: asShop(async (shop) => ({ startUrl: ports.consentStartUrl((await beginConsent(shop)).consentId) })),
    organisationChoice: asShop(makeOrganisationChoice(ports)),
    connectOrganisation: asShop(makeConnectOrganisation(ports)),
    disconnect: asShop(makeDisconnect(ports)),
    setup: asShop(makeShowSetup(interactive)),
    saveSetup: asShop(makeSaveSetup(interactive)),
    orders: asShop(makeShowOrders(ports)),
    order: asShop(makeShowOrder(ports)),
    history: asShop(makeShowHistory(ports)),
    contactHistory: asShop(makeShowContactHistory(ports)),
    people: asShop(makeShowPeople(ports)),
    savePeopleRules: asShop(makeSavePeopleRules(ports)),
    countContactPush: asShop(makeCountContactPush(interactive)),
    pushContacts: asShop(makePushContacts(ports)),
    useShopifys: asShop(makeUseShopifys(ports)),
    exportHistory: asShop(makeExportHistory(ports)),
    billTo: asShop(makeShowBillTo(ports)),
    chooseBillTo: asShop(makeChooseBillTo(interactive)),
    removeBillTo: asShop(makeRemoveBillTo(ports)),
    retryOrder: asShop(makeRetryOrder(ports)),
    newContact: asShop(makeNewContact(ports)),
    decideEdit: asShop(makeDecideEdit(ports)),
    undoOrder: asShop(makeUndoOrder(ports)),
    holdBackOrder: asShop(makeHoldBackOrder(ports)),
    postAgain: asShop(makePostAgain(ports)),
    choices: asShop(makeShowChoices(interactive)),
    chooseForOrder: asShop(makeChooseForOrder(interactive)),
    takeChoiceBack: asShop(makeTakeChoiceBack(interactive)),
    tagRules: asShop(makeShowTagRules(interactive)),
    saveTagRules: asShop(makeSaveTagRules(interactive)),
    elsewhere: asShop(makeShowElsewhere(ports)),
    setAside: asShop(makeSetAside(ports)),
    showAgain: asShop(makeShowAgain(ports)),
    decideElsewhere: asShop(makeDecideElsewhere(ports)),
    contacts: asShop(makeShowContacts(interactive)),
    searchContacts: asShop(makeSearchContacts(interactive)),
    decideContact: asShop(makeDecideContact(interactive)),
    askForContacts: asShop(makeAskForContacts(ports)),
    contactSettings: asShop(makeShowContactSettings(ports)),
    saveContactSettings: asShop(makeSaveContactSettings(ports)),
    backfill: asShop(makeShowBackfill(ports)),
    planBackfill: asShop(makePlanBackfill(ports)),
    controlBackfill: asShop(makeControlBackfill(ports)),
    undos: asShop(makeShowUndos(ports)),
    planUndo: asShop(makePlanUndo(ports)),
    controlUndo: asShop(makeControlUndo(ports)),
    syncNow: asShop(makeSyncNow(ports)),
    saveSchedule: asShop(makeSaveSchedule(ports)),
  };
}
