import type { Scenario } from "../scenario";
import { BY_HAND } from "./by-hand";
import { BY_OTHER_ROUTES } from "./by-other-routes";
import { IN_WORDS } from "./in-words";
import { NO_LOOP } from "./no-loop";
import { NOT_SHOWN } from "./not-shown";

/** What is paid in Xero, by whatever route, and how it reaches Shopify. */
export const PAYMENTS: readonly Scenario[] = [...BY_HAND, ...BY_OTHER_ROUTES, ...IN_WORDS, ...NOT_SHOWN, ...NO_LOOP];
