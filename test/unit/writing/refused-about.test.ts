import { expect, test } from "vitest";
import { toOutcome } from "../../../app/adapters/xero/element-outcome";

function aboutOf(message: string): string | undefined {
  const outcome = toOutcome({ hasErrors: true, validationErrors: [{ message }] }, { naturalKey: "SH-1001", remoteId: "" });

  return outcome.ok ? undefined : outcome.about;
}

// Xero's own sentences.
test.each([
  ["Account code '200' has been archived, or has been deleted. Each line item must reference a valid account.", "account 200"],
  ["Account code '090' is not a valid code for this document.", "account 090"],
  ["Account code '200' cannot take payments. Use a bank account or enable payments to this account.", "payments account 200"],
  ["The TaxType code TAX003 does not exist or cannot be used for this type of transaction", "tax rate TAX003"],
  ["The TaxType code 'OUTPUT2' cannot be used with account code '710'.", "use of tax rate OUTPUT2"],
  ["The document date cannot be before the period lock date currently set at 2026-10-31.", undefined],
])("what is refused with “%s” is about %s", (message, about) => {
  expect(aboutOf(message)).toBe(about);
});
