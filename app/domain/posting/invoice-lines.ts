import type { OrderLine, ShippingLine } from "../commerce/order";
import { taxCharged, taxKeyOf, UNTAXED, type TaxLine } from "../commerce/tax-line";
import type { InvoiceLine } from "../ledger/sales-invoice";
import { formatMoney } from "../money/decimal-string";
import { isZero, money, subtract } from "../money/money";
import { ok, type Result } from "../result";
import { mapTax } from "./map-tax";
import type { PostingProfile } from "./posting-profile";

/** A product line. Price and discount stay apart, as the customer saw them. */
export function orderLineToInvoiceLine(line: OrderLine, profile: PostingProfile): Result<InvoiceLine> {
  return toInvoiceLine(
    { ...line, description: line.sku ? `${line.title} (${line.sku})` : line.title, accountCode: profile.salesAccount },
    profile,
  );
}

/** Shipping, as a line of its own on its own account. */
export function shippingLineToInvoiceLine(line: ShippingLine, profile: PostingProfile): Result<InvoiceLine> {
  return toInvoiceLine(
    {
      quantity: 1,
      unitPrice: line.price,
      discount: line.discount,
      taxLines: line.taxLines,
      description: `Shipping: ${line.title}`,
      accountCode: profile.shippingAccount,
    },
    profile,
  );
}

type Sold = Pick<OrderLine, "quantity" | "unitPrice" | "discount" | "taxLines"> & {
  description: string;
  accountCode: string;
};

function toInvoiceLine(sold: Sold, profile: PostingProfile): Result<InvoiceLine> {
  const { quantity, unitPrice, discount, taxLines, description, accountCode } = sold;
  const taxType = mapTax(taxLines, profile);
  if (!taxType.ok) return taxType;
  const full = money(unitPrice.minor * BigInt(quantity), unitPrice.currency);

  return ok({
    // Xero refuses an empty description and cuts at 4,000 characters.
    description: description.trim().slice(0, 4000) || "Item",
    quantity,
    unitPrice,
    discount,
    amount: subtract(full, discount),
    accountCode,
    taxType: taxType.value,
    taxAmount: taxCharged(taxLines, unitPrice.currency),
    why: explain(sold, taxType.value),
  });
}

function explain({ quantity, unitPrice, discount, taxLines, accountCode }: Sold, taxType: string): string {
  const price = `${quantity} × ${formatMoney(unitPrice)}`;
  const less = isZero(discount) ? "" : ` less ${formatMoney(discount)} discount`;

  return `${price}${less} as sold; account ${accountCode} by your settings; ${explainTax(taxLines, taxType)}.`;
}

function explainTax(taxLines: readonly TaxLine[], taxType: string): string {
  const key = taxKeyOf(taxLines);
  if (key === UNTAXED) return `no tax charged, so tax rate ${taxType}`;
  const amounts = taxLines.map(({ title, rate, amount }) => `${title} ${rate}% = ${formatMoney(amount)}`);

  return `${amounts.join(" and ")} as Shopify charged it, tax rate ${taxType}`;
}
