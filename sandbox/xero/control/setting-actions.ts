import { restoreAccount } from "../ledger/settings/save-account";
import { recordThroughApi } from "./act-through-api";
import type { Action } from "./books-actions";
import { ControlError } from "./control-error";
import { done } from "./done";
import { date, requiredText } from "./reading";

/** Xero's plans (its OpenAPI description, Nov 2026). */
const CLASSES = [
  "DEMO",
  "TRIAL",
  "STARTER",
  "STANDARD",
  "PREMIUM",
  "IGNITE",
  "GROW",
  "COMPREHENSIVE",
  "ULTIMATE",
  "ULTRA",
];

/** What a person changes in an organisation's settings. */
export const settingActions: Record<string, Action> = {
  "/lock-dates": (books, _params, body) => {
    // Null takes a lock date away; a date that is not sent stays as it is.
    for (const name of ["periodLockDate", "endOfYearLockDate"] as const) {
      if (name in body) books.changeOrganisation({ [name]: date(body, name) });
    }
    const { periodLockDate = null, endOfYearLockDate = null } = books.organisation;
    return { periodLockDate, endOfYearLockDate };
  },
  "/plan": (books, _params, body) => {
    const plan = requiredText(body, "class", '"TRIAL"').toUpperCase();
    if (!CLASSES.includes(plan)) throw new ControlError(400, `class must be one of ${CLASSES.join(", ")}.`);
    books.changeOrganisation({ class: plan });
    return { class: plan };
  },
  "/accounts/:code/archive": (books, { code = "" }) => {
    const account = books.accountByCode(code);
    if (!account) throw new ControlError(404, `There is no account ${code}.`);
    return recordThroughApi({ books, request: `POST /Accounts/${account.accountId}`, body: { Status: "ARCHIVED" } });
  },
  "/accounts/:code/restore": (books, { code = "" }) => {
    const account = books.accountByCode(code);
    if (!account) throw new ControlError(404, `There is no account ${code}.`);
    const { code: restored, status } = done(restoreAccount(books, account));
    return { code: restored, status };
  },
  "/tax-rates/:taxType/archive": (books, { taxType = "" }) => {
    const rate = books.taxRate(taxType);
    if (!rate) throw new ControlError(404, `There is no tax rate ${taxType}.`);
    const body = { Name: rate.name, TaxType: rate.taxType, Status: "ARCHIVED" };
    return recordThroughApi({ books, request: "POST /TaxRates", body });
  },
};
