import { agreementsOf, type Agreement } from "../../agreements/agreements";
import type { Sale } from "../../agreements/sale";
import { gid } from "../../gid";
import { sumOfTaxes } from "../../money/tax";
import type { Order } from "../../store/records";
import { childConnection } from "../connection";
import type { Args } from "../context";
import { defineType, type TypeResolvers } from "../define-type";
import { moneyBag } from "../money-bag";
import { dutyWithId, feesOf } from "./duty";
import { lineItems } from "./line-item";
import { refundSources } from "./refund-source";
import { returnSources } from "./return";
import { shippingLines } from "./shipping-line";
import { taxLine } from "./tax-line";

/** Agreements and sales are listed in the order they came about, which is what `id` stands for here. */
interface AgreementSource {
  readonly __typename: Agreement["__typename"];
  readonly id: number;
  readonly agreement: Agreement;
}

interface SaleSource {
  readonly __typename: string;
  readonly id: number;
  readonly order: Order;
  readonly sale: Sale;
}

const TYPE_OF_SALE: Readonly<Record<Sale["of"]["lineType"], string>> = {
  ADDITIONAL_FEE: "AdditionalFeeSale",
  ADJUSTMENT: "AdjustmentSale",
  DUTY: "DutySale",
  GIFT_CARD: "GiftCardSale",
  PRODUCT: "ProductSale",
  SHIPPING: "ShippingLineSale",
  TIP: "TipSale",
};

export function agreementPage(order: Order, args: Args) {
  const sources = agreementsOf(order).map((agreement, id): AgreementSource => ({ __typename: agreement.__typename, id, agreement }));
  return childConnection(sources, args);
}

function salePage({ agreement: { order, sales } }: AgreementSource, args: Args) {
  return childConnection(sales.map((sale, id): SaleSource => ({ __typename: TYPE_OF_SALE[sale.of.lineType], id, order, sale })), args);
}

const agreement = {
  id: ({ agreement: { id } }: AgreementSource) => gid("SalesAgreement", id),
  happenedAt: ({ agreement: { happenedAt } }: AgreementSource) => happenedAt,
  reason: ({ agreement: { reason } }: AgreementSource) => reason,
  sales: salePage,
  app: () => null,
  user: () => null,
};

const sale = {
  id: ({ sale: { id } }: SaleSource) => gid("Sale", id),
  actionType: ({ sale: { action } }: SaleSource) => action,
  lineType: ({ sale: { of } }: SaleSource) => of.lineType,
  quantity: ({ sale: { quantity } }: SaleSource) => quantity,
  totalAmount: ({ sale: { total }, order }: SaleSource) => moneyBag(total, order),
  totalTaxAmount: ({ sale: { taxLines }, order }: SaleSource) => moneyBag(sumOfTaxes(taxLines), order),
  totalDiscountAmountBeforeTaxes: ({ sale: { discountBeforeTaxes }, order }: SaleSource) => moneyBag(discountBeforeTaxes, order),
  totalDiscountAmountAfterTaxes: ({ sale: { discountAfterTaxes }, order }: SaleSource) => moneyBag(discountAfterTaxes, order),
  taxes: ({ sale: { id, taxLines }, order }: SaleSource) =>
    taxLines.map((tax, index) => ({ id: gid("SaleTax", `${id}${index}`), amount: moneyBag(tax.amount, order), taxLine: taxLine(tax, order) })),
};

/** The line behind a sale of goods. A tip has none that Shopify shows, so TipSale.lineItem is not modelled. */
const ofLine = ({ sale: { of }, order }: SaleSource) => ("line" in of ? lineItems(order).find(({ id }) => id === of.line.id) : null);

function saleType(fields: Readonly<Record<string, (source: SaleSource) => unknown>> = {}): TypeResolvers {
  return defineType<SaleSource>({ ...sale, ...fields });
}

export const agreementTypes = {
  OrderAgreement: defineType<AgreementSource>({ ...agreement, order: ({ agreement: { order } }) => order }),
  OrderEditAgreement: defineType<AgreementSource>(agreement),
  RefundAgreement: defineType<AgreementSource>({
    ...agreement,
    refund: ({ agreement: one }) => (one.__typename === "RefundAgreement" ? refundSources(one.order).find(({ id }) => id === one.refund.id) : null),
  }),
  ReturnAgreement: defineType<AgreementSource>({
    ...agreement,
    return: ({ agreement: one }) => (one.__typename === "ReturnAgreement" ? returnSources(one.order).find(({ id }) => id === one.returned.id) : null),
  }),
  ProductSale: saleType({ lineItem: ofLine }),
  GiftCardSale: saleType({ lineItem: ofLine }),
  ShippingLineSale: saleType({ shippingLine: ({ sale: { of }, order }) => ("shippingLine" in of ? shippingLines(order, true).find(({ id }) => id === of.shippingLine.id) : null) }),
  DutySale: saleType({ duty: ({ sale: { of }, order }) => ("duty" in of ? dutyWithId(order, of.duty.id) : null) }),
  AdditionalFeeSale: saleType({ additionalFee: ({ sale: { of }, order }) => ("fee" in of ? feesOf([of.fee], order)[0] : null) }),
  TipSale: saleType(),
  AdjustmentSale: saleType(),
};
