import { describe, expect, test } from "vitest";
import { barriers, stageOfFile } from "./stage";

const stage = stageOfFile();

describe("the history of an order", () => {
  test("is one press away from the order, and says that every entry stands", async () => {
    const { page } = await stage.visit("/app/orders/r1001");
    await page.getByRole("link", { name: "Everything that was heard, decided, sent and answered" }).click();

    await page.getByText("All 3 entries stand as they were written.").waitFor();
    await page.getByText("Read in Xero: SH-1001 is paid").waitFor();
    await page.getByText("No. 41 · 9f86d081").waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  test("says loudly which entry was changed afterwards", async () => {
    const { page } = await stage.visit("/app/orders/r1005/history");

    await page.getByText("1 of 2 entries were changed after they were written").waitFor();
    const row = page.getByRole("row").filter({ hasText: "Refused: Create invoice SH-1005" });
    await row.getByText("Broken").waitFor();
  });

  test("is kept as a file of the whole connection", async () => {
    const { page } = await stage.visit("/app/orders/r1001/history");
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download all as CSV" }).click()]);

    expect(file.suggestedFilename()).toBe("crossfoot-history.csv");
    const pieces: Buffer[] = [];
    for await (const piece of await file.createReadStream()) pieces.push(piece as Buffer);
    expect(Buffer.concat(pieces).toString()).toBe("position,at\r\n1,2026-11-20T09:15:03.000Z\r\n");
  });
});
