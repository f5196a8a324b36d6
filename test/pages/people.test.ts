import { describe, expect, test } from "vitest";
import { barriers, stageOfFile } from "./stage";

const stage = stageOfFile();

describe("what people change", () => {
  test("is one press away from the settings, and a changed rule is saved with all the others", async () => {
    const { page } = await stage.visit("/app/settings");
    await page.locator('a[href="/app/settings/people"]').click();
    await page.getByLabel("Dates").selectOption("theirs");
    await page.getByLabel("A customer’s changes in Shopify go to the contact in Xero").uncheck();
    await page.getByRole("button", { name: "Save" }).click();

    await expect
      .poll(() => stage.calls.find(({ method }) => method === "savePeopleRules")?.args[0])
      .toEqual({
        documents: { content: "ask", dates: "theirs", contact: "ask", coding: "theirs", tracking: "theirs" },
        follow: false,
        changedInXero: "theirs",
      });
    expect(await barriers(page)).toEqual([]);
  });

  test("all contacts are brought up to date only after what differs was counted", async () => {
    const { page } = await stage.visit("/app/settings/people");
    expect(await page.getByRole("button", { name: "Bring all linked contacts up to date" }).count()).toBe(0);
    await page.getByRole("button", { name: "Count what differs" }).click();

    await page.getByText("Of the first 200, 7 would be changed, and 2 have fields that stay as they are in Xero.").waitFor();
    await page.getByRole("button", { name: "Bring all linked contacts up to date" }).click();
    await expect.poll(() => stage.calls.some(({ method }) => method === "pushContacts")).toBe(true);
  });
});

describe("the history of a contact", () => {
  test("tells what a person changed, and Shopify's is used at a press", async () => {
    const { page } = await stage.visit("/app/settings/people");
    await page.getByRole("link", { name: "Shopify 7001" }).click();
    await page.getByText("Changed in Xero, and kept so: phone number.").waitFor();
    await page.getByText("All 2 entries stand as they were written.").waitFor();
    expect(await barriers(page)).toEqual([]);

    await page.getByRole("button", { name: "Use Shopify’s" }).click();
    await expect.poll(() => stage.calls.find(({ method }) => method === "useShopifys")?.args[0]).toBe("Shopify 7001");
  });

  test("of a customer without a contact is still there, with what was erased said to be", async () => {
    const { page } = await stage.visit("/app/contacts/Shopify%207002/history");

    await page.getByText("This customer has no contact in Xero any more.").waitFor();
    await page.getByText("What was said has been erased.").waitFor();
  });
});
