import { addCustomer } from "../../customers/add-customer";
import { changeCustomer, deleteCustomer } from "../../customers/change-customer";
import { gid } from "../../gid";
import type { Customer } from "../../store/records";
import type { Args, GraphContext } from "../context";
import { recordOf } from "../resolvers/record-roots";
import { onlyModelled } from "./not-modelled";
import { isUserError, orRefusal } from "./user-errors";

interface CustomerInput extends Partial<Pick<Customer, "email" | "firstName" | "lastName" | "note" | "phone" | "tags" | "taxExempt" | "taxExemptions">> {
  readonly id?: string;
}

const MODELLED = ["id", "email", "firstName", "lastName", "note", "phone", "tags", "taxExempt", "taxExemptions"];
const NOT_FOUND = { field: ["id"], message: "Customer does not exist" };

export function customerCreate({ input }: Args, context: GraphContext) {
  const { id: _id, firstName = "", lastName = "", email, ...details } = inputOf(input);
  if (!email) return { customer: null, userErrors: [{ field: null, message: "A name, phone number, or email address must be present" }] };
  const made = orRefusal(() => addCustomer(context.world, context.shop, { firstName, lastName, email, address: null, ...details }), ["email"]);
  return isUserError(made) ? { customer: null, userErrors: [made] } : { customer: made, userErrors: [] };
}

export function customerUpdate({ input }: Args, context: GraphContext) {
  const { id, ...changes } = inputOf(input);
  const customer = recordOf(context.world.store.customers, { type: "Customer", id }, context);
  if (!customer) return { customer: null, userErrors: [NOT_FOUND] };
  const problem = orRefusal(() => changeCustomer(context.world, customer, changes), ["email"]);
  return problem && isUserError(problem) ? { customer: null, userErrors: [problem] } : { customer, userErrors: [] };
}

export function customerDelete({ input }: Args, context: GraphContext) {
  const { shop, world } = context;
  const customer = recordOf(world.store.customers, { type: "Customer", id: (input as { id: string }).id }, context);
  if (!customer) return { deletedCustomerId: null, shop, userErrors: [{ ...NOT_FOUND, message: "Customer can't be found" }] };
  const problem = orRefusal(() => deleteCustomer(world, customer), ["id"]);
  if (problem && isUserError(problem)) return { deletedCustomerId: null, shop, userErrors: [problem] };
  return { deletedCustomerId: gid("Customer", customer.id), shop, userErrors: [] };
}

function inputOf(input: unknown): CustomerInput {
  onlyModelled("CustomerInput", { ...(input as object) }, MODELLED);
  return { ...(input as CustomerInput) };
}
