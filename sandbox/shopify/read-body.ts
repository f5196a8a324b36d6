import { z } from "zod";
import { Refusal } from "./refusal";

/** A JSON or form body in the shape asked for; a Refusal that names the field at fault otherwise. */
export function readBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const read = schema.safeParse(body ?? {});
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const where = issue?.path.join(".") ?? "";
  throw new Refusal(`${where ? `${where}: ` : ""}${issue?.message ?? "the body is not understood"}.`, 400);
}

/** A decimal written as text or as a number: "4.95" or 4.95. */
export const decimal = z.union([z.string(), z.number()]).transform(String);

/** An amount that can only be charged or paid, never the other way round. */
export const unsigned = decimal.refine((text) => !text.trim().startsWith("-"), "must not be negative");
