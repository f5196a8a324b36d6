import type { Product } from "../../store/records";
import type { Searchable } from "./search";

/** The documented filters of `products` for which the simulator has the data. */
export const searchableProducts: Searchable<Product> = {
  connection: "products",
  fields: {
    id: ({ id }) => ({ number: id }),
    title: ({ title }) => ({ text: [title] }),
    handle: ({ handle }) => ({ text: [handle] }),
    vendor: ({ vendor }) => ({ text: [vendor] }),
    product_type: ({ productType }) => ({ text: [productType] }),
    tag: ({ tags }) => ({ text: tags }),
    sku: ({ variants }) => ({ text: variants.map(({ sku }) => sku) }),
    variant_id: ({ variants }) => ({ text: variants.map(({ id }) => String(id)) }),
    variant_title: ({ variants }) => ({ text: variants.map(({ title }) => title) }),
    gift_card: ({ giftCard }) => ({ flag: giftCard }),
    status: () => ({ text: ["active"] }),
    created_at: ({ createdAt }) => ({ time: createdAt }),
    updated_at: ({ createdAt }) => ({ time: createdAt }),
  },
  words: ({ title, vendor, productType }) => [title, vendor, productType],
};

export const PRODUCT_SORT_VALUES: Readonly<Record<string, (product: Product) => number | string>> = {
  CREATED_AT: ({ createdAt }) => createdAt,
  UPDATED_AT: ({ createdAt }) => createdAt,
  PUBLISHED_AT: ({ createdAt }) => createdAt,
  TITLE: ({ title }) => title.toLowerCase(),
  VENDOR: ({ vendor }) => vendor.toLowerCase(),
  PRODUCT_TYPE: ({ productType }) => productType.toLowerCase(),
  ID: ({ id }) => id,
  RELEVANCE: ({ id }) => id,
};
