import type { ChoiceOptions, ChoicePageView, ChosenView, TagRulesView } from "../../app/use-cases/choice-views";

const OPTIONS: ChoiceOptions = {
  accounts: [
    { code: "200", name: "Sales" },
    { code: "260", name: "Other revenue" },
  ],
  taxRates: [
    { taxType: "OUTPUT2", name: "20% (VAT on income)", percent: "20" },
    { taxType: "ZERORATEDOUTPUT", name: "Zero rated income", percent: "0" },
  ],
  tracking: [{ category: "Region", options: ["North", "South"] }],
};

/** The synced sample order, r1001, before anything was chosen for it. */
export const CHOICES: ChoicePageView = {
  recordId: "r1001",
  name: "#1001",
  tooLate: null,
  options: OPTIONS,
  lines: [{ line: "gid://shopify/LineItem/11", what: "Walnut tray", now: "200, OUTPUT2" }],
  values: { draft: "", account: "", taxType: "", tracking: {}, lines: {}, reason: "" },
  chosen: false,
};

/** One that was chosen for, too late for its invoice. */
export const CHOICES_MADE: ChoicePageView = {
  ...CHOICES,
  tooLate:
    "Invoice SH-1001 has payments or credit on it, so it is not changed any more. What you choose holds once the order is undone and posted again.",
  values: { ...CHOICES.values, account: "299", tracking: { Region: "North" }, reason: "sold at the fair" },
  chosen: true,
};

export const CHOSEN: ChosenView = {
  sentences: ["Sent as a draft.", "All lines: account 260.", "Walnut tray: Region: North."],
  reason: "sold at the fair",
  at: "2026-11-20T10:15:00.000Z",
  by: "902541635",
};

export const TAG_RULES: TagRulesView = {
  rules: [
    { tag: "trade", then: "draft", account: "260", taxType: "", tracking: { Region: "South" } },
    { tag: "staff", then: "hold-back", account: "", taxType: "", tracking: {} },
  ],
  options: OPTIONS,
};
