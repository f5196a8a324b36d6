import { z } from "zod";

/** A customer that a request brings along, to be added unless the shop knows the e-mail address. */
export const newCustomerSchema = z.strictObject({ firstName: z.string(), lastName: z.string(), email: z.email(), company: z.string().optional(), taxExempt: z.boolean().optional() });

export type NewCustomer = z.output<typeof newCustomerSchema>;
