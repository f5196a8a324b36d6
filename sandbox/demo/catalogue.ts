/**
 * The goods of the demo shop. Prices are in hundredths, VAT included. Books are zero-rated in the
 * United Kingdom; gift wrap is a service, so nothing is shipped.
 */
export interface DemoVariant {
  readonly title: string;
  readonly sku: string;
  readonly price: bigint;
}

export interface DemoProduct {
  readonly title: string;
  readonly vendor: string;
  readonly productType: string;
  readonly zeroRated?: boolean;
  readonly service?: boolean;
  readonly variants: readonly DemoVariant[];
}

const single = (sku: string, price: bigint): DemoVariant[] => [{ title: "Default Title", sku, price }];

export const DEMO_PRODUCTS: readonly DemoProduct[] = [
  { title: "Enamel Mug", vendor: "Hartley & Finch", productType: "Kitchen", variants: [
    { title: "Cream", sku: "HF-MUG-CRM", price: 1_450n },
    { title: "Forest", sku: "HF-MUG-FOR", price: 1_450n },
  ] },
  { title: "Lambswool Blanket", vendor: "Calder Mill", productType: "Home", variants: [
    { title: "Oatmeal", sku: "CM-BLK-OAT", price: 8_900n },
    { title: "Heather", sku: "CM-BLK-HEA", price: 8_900n },
  ] },
  { title: "Beeswax Candle", vendor: "Hartley & Finch", productType: "Home", variants: [
    { title: "Small", sku: "HF-CAN-S", price: 1_200n },
    { title: "Large", sku: "HF-CAN-L", price: 2_495n },
  ] },
  { title: "Oak Serving Board", vendor: "Finch Workshop", productType: "Kitchen", variants: single("FW-BRD-OAK", 3_999n) },
  { title: "Linen Apron", vendor: "Hartley & Finch", productType: "Kitchen", variants: [
    { title: "Indigo", sku: "HF-APR-IND", price: 3_800n },
    { title: "Natural", sku: "HF-APR-NAT", price: 3_800n },
  ] },
  { title: "Copper Watering Can", vendor: "Finch Workshop", productType: "Garden", variants: single("FW-CAN-COP", 5_450n) },
  { title: "Stoneware Teapot", vendor: "Calder Mill", productType: "Kitchen", variants: single("CM-TEA-STN", 4_275n) },
  { title: "The Kitchen Garden (book)", vendor: "Larkfield Press", productType: "Books", zeroRated: true, variants: single("LP-BK-GARDEN", 1_899n) },
  { title: "Bread by Hand (book)", vendor: "Larkfield Press", productType: "Books", zeroRated: true, variants: single("LP-BK-BREAD", 2_200n) },
  { title: "Gift Wrapping", vendor: "Hartley & Finch", productType: "Services", service: true, variants: single("HF-WRAP", 350n) },
];
