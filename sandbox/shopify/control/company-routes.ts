import { Router, type Request } from "express";
import { z } from "zod";
import { addCompany, addCompanyLocation, addContact, type LocationDetails } from "../companies/add-company";
import { changeCompany, changeCompanyLocation, deleteCompany } from "../companies/change-company";
import { companiesOf, companyLocationNamed, companyLocationsOf, companyNamed, contactsOf } from "../companies/find-company";
import { newCustomerSchema } from "../customers/customer-request";
import { gid } from "../gid";
import { customerOfRequest } from "../orders/order-customer";
import { termsSchema, readTermsRule } from "../payment-terms/terms-request";
import { readBody } from "../read-body";
import { Refusal } from "../refusal";
import type { Address } from "../store/records";
import type { Company } from "../store/records/company";
import type { World } from "../world";
import { given } from "./given";
import { shopOfControl } from "./shop-of-control";

const text = z.string().nullable();
const addressSchema = z.strictObject({
  firstName: z.string().default(""),
  lastName: z.string().default(""),
  company: text.default(null),
  address1: z.string(),
  city: z.string(),
  zip: z.string(),
  province: text.default(null),
  provinceCode: text.default(null),
  country: z.string(),
  countryCode: z.string().length(2),
  phone: text.default(null),
});

const shop = z.string().optional();
const contactFields = { customer: z.union([z.string(), z.number(), newCustomerSchema]), title: text.default(null) };
const contactSchema = z.strictObject({ shop, ...contactFields });
const locationFields = {
  name: z.string().min(1),
  note: text.default(null),
  phone: text.default(null),
  externalId: text.default(null),
  taxRegistrationId: text.default(null),
  taxExempt: z.boolean().default(false),
  taxExemptions: z.array(z.string()).default([]),
  /** Billing and shipping alike; the shop's own town when left out. */
  address: addressSchema.optional(),
  paymentTerms: termsSchema.nullable().default(null),
};
const locationSchema = z.strictObject({ shop, ...locationFields });
const companyFields = { name: z.string().min(1), note: text, externalId: text };
const companySchema = z.strictObject({
  shop,
  ...companyFields,
  note: text.default(null),
  externalId: text.default(null),
  contact: z.strictObject(contactFields).optional(),
  location: z.strictObject(locationFields).optional(),
});
const locationChangeSchema = z.strictObject({
  shop,
  location: z.union([z.string(), z.number()]).optional(),
  name: z.string().min(1).optional(),
  taxRegistrationId: text.optional(),
  taxExempt: z.boolean().optional(),
  paymentTerms: termsSchema.nullable().optional(),
});

/** /control/companies: business customers with their contacts and locations. */
export function companyRoutes(world: World): Router {
  const routes = Router();
  const named = (request: Request) => companyNamed(world, shopOfControl(world, request), String(request.params["id"]));
  const answer = (company: Company) => companyAnswer(world, company);
  routes.get("/companies", (request, response) => void response.json(companiesOf(world, shopOfControl(world, request)).map(answer)));
  routes.post("/companies", (request, response) => void response.status(201).json(answer(createCompany(world, request))));
  routes.post("/companies/:id", (request, response) => {
    const { shop: _shop, ...changes } = readBody(z.strictObject({ shop, ...companyFields }).partial(), request.body);
    const company = named(request);
    changeCompany(world, company, given(changes));
    response.json(answer(company));
  });
  routes.delete("/companies/:id", (request, response) => {
    const company = named(request);
    deleteCompany(world, company);
    response.json({ deleted: company.id });
  });
  routes.post("/companies/:id/contacts", (request, response) => {
    const company = named(request);
    putContact(world, company, { request, asked: readBody(contactSchema, request.body) });
    response.status(201).json(answer(company));
  });
  routes.post("/companies/:id/locations", (request, response) => {
    const company = named(request);
    addCompanyLocation(world, company, detailsOf(world, request, readBody(locationSchema, request.body)));
    response.status(201).json(answer(company));
  });
  routes.post("/companies/:id/location", (request, response) => {
    const company = named(request);
    const { shop: _shop, location, paymentTerms, ...changes } = readBody(locationChangeSchema, request.body);
    const terms = paymentTerms === undefined ? {} : { paymentTerms: paymentTerms && readTermsRule(paymentTerms) };
    changeCompanyLocation(world, companyLocationNamed(world, company, location), { ...given(changes), ...terms });
    response.json(answer(company));
  });
  return routes;
}

function createCompany(world: World, request: Request): Company {
  const { name, note, externalId, contact, location } = readBody(companySchema, request.body);
  const company = addCompany(world, shopOfControl(world, request), { name, note, externalId });
  if (contact) putContact(world, company, { request, asked: contact });
  if (location) addCompanyLocation(world, company, detailsOf(world, request, location));
  return company;
}

function putContact(world: World, company: Company, { request, asked }: { request: Request; asked: Omit<z.output<typeof contactSchema>, "shop"> }): void {
  const customer = customerOfRequest(world, shopOfControl(world, request), asked.customer);
  if (!customer) throw new Refusal("customer: a contact is a customer.", 400);
  addContact(world, company, { customer, title: asked.title });
}

function detailsOf(world: World, request: Request, asked: Omit<z.output<typeof locationSchema>, "shop">): LocationDetails {
  const { address = townOf(shopOfControl(world, request).address), paymentTerms, name, note, phone, externalId, taxRegistrationId, taxExempt, taxExemptions } = asked;
  const plain = { name, note, phone, externalId, taxRegistrationId, taxExempt, taxExemptions };
  return { ...plain, billingAddress: address, shippingAddress: address, paymentTerms: paymentTerms && readTermsRule(paymentTerms) };
}

function townOf(address: Address): Address {
  return { ...address, firstName: "", lastName: "", company: null };
}

function companyAnswer(world: World, company: Company) {
  const { id, name, note, externalId, mainContactId } = company;
  const locations = companyLocationsOf(world, company).map(({ id: locationId, name: place, taxRegistrationId, taxExempt, paymentTerms }) => ({ id: locationId, name: place, taxRegistrationId, taxExempt, paymentTerms }));
  const contacts = contactsOf(world, company).map(({ id: contactId, customerId, title }) => ({ id: contactId, customerId, title }));
  return { id, gid: gid("Company", id), name, note, externalId, mainContactId, contacts, locations };
}
