import { describe, expect, test } from "vitest";
import { CHOICES_MADE, TAG_RULES } from "./sample-choices";
import { barriers, stageOfFile } from "./stage";

const SHOP = "demo.myshopify.com";
const MUGS = "gid://shopify/LineItem/11";
const NOTHING = { account: "", taxType: "", tracking: {} };

const stage = stageOfFile();

describe("choices for one order", () => {
  test("the order's page shows what was chosen, by whom and why, and leads to the form", async () => {
    const { page } = await stage.visit("/app/orders/r1005");
    await page.getByText("All lines: account 260.").waitFor();
    await page.getByText(/by staff member 902541635 of the shop: “sold at the fair”/).waitFor();
    expect(await page.getByRole("link", { name: "Change…" }).getAttribute("href")).toMatch(/\/app\/orders\/r1005\/choices/);
  });

  test("for the order and for a line: all of it is asked for, with the reason", async () => {
    const { page } = await stage.visit("/app/orders/r1001/choices");
    expect(await barriers(page)).toEqual([]);
    await page.getByLabel("Sent", { exact: true }).selectOption("yes");
    await page.getByLabel("Account of the order").selectOption("260");
    await page.getByLabel("Region of Walnut tray").selectOption("North");
    await page.getByLabel("Reason").fill("sold at the fair");
    await page.getByRole("button", { name: "Save" }).click();

    const values = {
      ...{ draft: "yes", account: "260", taxType: "", tracking: {}, reason: "sold at the fair" },
      lines: { [MUGS]: { ...NOTHING, tracking: { Region: "North" } } },
    };
    await expect
      .poll(() => stage.calls)
      .toContainEqual({ method: "chooseForOrder", args: [SHOP, { recordId: "r1001", values, by: null }] });
  });

  test("what is refused is said above and beside its field, and what was typed stays", async () => {
    const scene = { choiceErrors: { taxType: "“Walnut tray” was charged 20% in Shopify, and ZERORATEDOUTPUT is 0%." } };
    const { page } = await stage.visit("/app/orders/r1001/choices", scene);
    await page.getByLabel("Tax rate of the order").selectOption("ZERORATEDOUTPUT");
    await page.getByRole("button", { name: "Save" }).click();

    await page.getByText("Nothing was saved").waitFor();
    expect(await page.getByText(/was charged 20% in Shopify/).count()).toBe(2);
    expect(await page.getByLabel("Tax rate of the order").inputValue()).toBe("ZERORATEDOUTPUT");
    expect(await barriers(page)).toEqual([]);
  });

  test("an account that Xero has no more is shown as such, why it is too late is said, and it can be taken back", async () => {
    const { page } = await stage.visit("/app/orders/r1001/choices", { choices: CHOICES_MADE });
    await page.getByText(/holds once the order is undone and posted again/).waitFor();
    expect(await page.getByLabel("Account of the order").locator("option:checked").textContent()).toBe("299 (not in use in Xero)");
    await page.getByRole("button", { name: "Take back" }).click();

    await expect.poll(() => stage.calls).toContainEqual({ method: "takeChoiceBack", args: [SHOP, "r1001"] });
  });
});

describe("tags that decide", () => {
  test("a rule is added, another removed, and they are saved in their order", async () => {
    const { page } = await stage.visit("/app/tags");
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("button", { name: "Remove rule 2" }).click();
    await page.getByRole("button", { name: "Add a rule" }).click();
    await page.getByLabel("Tag of rule 2").fill("gift");
    await page.getByLabel("What to do for “gift”").selectOption("hold-back");
    await page.getByRole("button", { name: "Save" }).click();

    const rules = [TAG_RULES.rules[0], { ...NOTHING, tag: "gift", then: "hold-back" }];
    await expect.poll(() => stage.calls).toContainEqual({ method: "saveTagRules", args: [SHOP, rules] });
    await page.getByText("Saved", { exact: true }).waitFor();
  });

  test("an error stands beside the field of its rule", async () => {
    const { page } = await stage.visit("/app/tags", { choiceErrors: { "1.tag": "This tag has a rule already." } });
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Nothing was saved").waitFor();
    expect(await page.getByText("This tag has a rule already.").count()).toBe(2);
  });
});
