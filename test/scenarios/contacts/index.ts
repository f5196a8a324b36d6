import type { Scenario } from "../scenario";
import { PUT_AWAY } from "./put-away";

/** Which contact a customer is, and what becomes of it when people archive or merge it. */
export const CONTACTS: readonly Scenario[] = [...PUT_AWAY];
