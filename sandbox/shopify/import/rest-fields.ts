import { z } from "zod";

/** Ids of Shopify's samples are beyond what JSON's numbers hold exactly; they are kept as they are parsed. */
export const id = z.number().positive().refine(Number.isInteger, "is not an id");
/** Bodies of webhooks have an empty text where the REST API has null. */
export const text = z.string().nullish().transform((value) => value || null);
export const flag = z.boolean().nullish().transform((value) => value ?? false);
export const amount = z.union([z.string(), z.number()]).transform(String);
export const count = z.number().int().nonnegative();
export const time = z.iso.datetime({ offset: true, message: "is not a date and time" });
export const list = <Item extends z.ZodType>(item: Item) => z.array(item).nullish().transform((items) => items ?? []);

export const money = z.object({ amount, currency_code: z.string() });
export const moneySet = z.object({ shop_money: money, presentment_money: money });
export type RestMoneySet = z.output<typeof moneySet>;
export const set = moneySet.nullish();

export const taxLine = z.object({ title: z.string(), rate: amount, price: amount.nullish(), price_set: set, channel_liable: z.boolean().nullish() });
export type RestTaxLine = z.output<typeof taxLine>;
