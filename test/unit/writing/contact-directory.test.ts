import { expect, test } from "vitest";
import { ContactDirectory } from "../../../app/use-cases/contact-directory";

const jo = { id: "1", number: "Shopify 7", name: "Jo Marsh", email: "Jo@Example.com", active: true };
const other = { id: "2", number: null, name: "jo marsh", email: null, active: true };
const nobody = { number: "Shopify 99", name: "Nobody", email: null };

test("finds by number, e-mail address or name, whatever the case, and each contact once", () => {
  const directory = new ContactDirectory();
  for (const each of [jo, other]) directory.put(each);

  expect(directory.like({ ...nobody, number: "shopify 7" })).toEqual([jo]);
  expect(directory.like({ ...nobody, email: "jo@example.COM " })).toEqual([jo]);
  expect(directory.like({ number: "Shopify 7", name: "JO MARSH", email: "jo@example.com" })).toEqual([jo, other]);
  expect(directory.like(nobody)).toEqual([]);
});

test("a contact that was renamed or archived meanwhile is found as it stands now, and no longer under what it was", () => {
  const directory = new ContactDirectory();
  directory.put(jo);
  const renamed = { ...jo, name: "Jo Field", active: false };
  directory.put(renamed);

  expect(directory.like({ ...nobody, name: "Jo Marsh" })).toEqual([]);
  expect(directory.like({ ...nobody, name: "Jo Field" })).toEqual([renamed]);
  expect(directory.size).toBe(1);
});
