import type { FrameLocator, Page } from "playwright-core";

/** The shop's admin, as the merchant sees it. */
export function shopAdmin(page: Page, url: string) {
  const store = `${url}/store/crossfoot-demo`;

  return {
    openApp: async (path = ""): Promise<FrameLocator> => {
      await page.goto(`${store}/apps/crossfoot${path}`);

      return page.frameLocator("iframe");
    },
    app: (): FrameLocator => page.frameLocator("iframe"),
    install: async () => {
      await page.goto(`${store}/apps/crossfoot`);
      await page.getByRole("button", { name: "Install" }).click();
    },
    /** Places one of the ready-made orders; its name and its total as the page shows them. */
    placeOrder: async (shape: string): Promise<{ name: string; total: string; url: string }> => {
      await page.goto(`${store}/orders/new`);
      await page.getByRole("button", { name: new RegExp(`^${shape}`) }).click();
      const name = await page.getByRole("heading", { level: 1 }).innerText();
      const total = await page
        .getByRole("row", { name: /^Total/ })
        .last()
        .innerText();

      return { name: name.trim().split(/\s/)[0] ?? "", total: amountIn(total), url: page.url() };
    },
    /** The payment badge of an order, as it stands now. */
    paymentStatus: async (orderUrl: string): Promise<string> => {
      await page.goto(orderUrl);

      return page.locator("header .badge").first().innerText();
    },
  };
}

/** "Total £1,115.99" → "£1,115.99" */
export function amountIn(text: string): string {
  return /[£$€]?[\d,]+\.\d{2}/.exec(text)?.[0] ?? "";
}
