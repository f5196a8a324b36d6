import type { Scenario } from "../scenario";
import { AFTER_POSTING } from "./after-posting";
import { BEFORE_POSTING } from "./before-posting";
import { BY_CUSTOMERS_TAG } from "./by-customers-tag";
import { BY_TAG } from "./by-tag";
import { DRAFTS } from "./drafts";
import { NOT_SENT } from "./not-sent";

/** How single orders are booked over the settings. */
export const CHOICES: readonly Scenario[] = [...NOT_SENT, ...DRAFTS, ...BEFORE_POSTING, ...AFTER_POSTING, ...BY_TAG, ...BY_CUSTOMERS_TAG];
