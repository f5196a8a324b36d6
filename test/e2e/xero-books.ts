import type { Page } from "playwright-core";

/** The simulated Xero, as the merchant at the consent and the bookkeeper in the books see it. */
export function xeroBooks(page: Page, url: string) {
  const open = async (path: string) => {
    await page.goto(url);
    await page
      .getByRole("link", { name: /Harbour & Pine/ })
      .first()
      .click();
    await page.getByRole("link", { name: path, exact: true }).first().click();
  };

  return {
    allowAccess: async (organisation: RegExp) => {
      await page.getByRole("radio", { name: organisation }).check();
      await page.getByRole("button", { name: "Allow access" }).click();
    },
    openInvoice: async (number: string) => {
      await open("Invoices");
      await page.getByRole("link", { name: number, exact: true }).click();
    },
    invoiceNumbers: async (): Promise<string[]> => {
      await open("Invoices");

      return page.locator("tbody tr td:first-child").allInnerTexts();
    },
    recordPayment: async () => {
      await page.getByRole("button", { name: "Add payment" }).click();
    },
  };
}
