import type { Books } from "../../ledger/books";
import { activeGroups, saveContactGroup, setMembers, type ContactGroup } from "../../ledger/contacts/contact-group";
import { envelope, notFound, type Answer, type Json } from "../answer";
import type { ApiCall, Route } from "../call";
import { listAnswer } from "../query/list";
import { elementsOf } from "../reading/elements";
import type { Fields } from "../reading/fields";
import { thinContactShape } from "../shapes/contact";
import { writeBatch } from "../write-batch";

const AREA = "accounting.contacts";
const MEMBERS = "/ContactGroups/:id/Contacts";

export const contactGroupRoutes: Route[] = [
  { method: "get", path: "/ContactGroups", area: AREA, answer: listGroups },
  { method: "get", path: "/ContactGroups/:id", area: AREA, answer: getGroup },
  { method: "put", path: "/ContactGroups", area: AREA, answer: putGroups },
  { method: "post", path: "/ContactGroups/:id", area: AREA, answer: postGroup },
  { method: "put", path: MEMBERS, area: AREA, answer: putMembers },
  { method: "delete", path: MEMBERS, area: AREA, answer: (call) => removeMembers(call, undefined) },
  {
    method: "delete",
    path: `${MEMBERS}/:contactId`,
    area: AREA,
    answer: (call) => removeMembers(call, call.params["contactId"]),
  },
];

/** Only active groups are shown, without their members: those come with the group's own address (Xero, Nov 2026). */
function listGroups(call: ApiCall): Answer {
  return listAnswer(call, {
    plural: "ContactGroups",
    rows: activeGroups(call.books),
    shape: (group) => groupShape(group, []),
    id: ({ id }) => id,
    updatedAtMs: ({ updatedAtMs }) => updatedAtMs,
    fields: ["ContactGroupID", "Name", "Status"],
    pages: false,
  });
}

function getGroup(call: ApiCall): Answer {
  const group = groupAt(call);
  return group ? envelope(call, "ContactGroups", [groupShape(group, membersOf(call.books, group))]) : notFound();
}

function putGroups(call: ApiCall): Answer {
  return write(call, { elements: elementsOf(call.body, "ContactGroups"), existing: undefined });
}

function postGroup(call: ApiCall): Answer {
  const existing = groupAt(call);
  return existing
    ? write(call, { elements: elementsOf(call.body, "ContactGroups").slice(0, 1), existing })
    : notFound();
}

function write(
  call: ApiCall,
  { elements, existing }: { elements: Fields[]; existing: ContactGroup | undefined }
): Answer {
  return writeBatch(call, {
    plural: "ContactGroups",
    id: "ContactGroupID",
    errorFlag: "HasValidationErrors",
    inputs: elements.map((fields) => ({
      name: fields.text("Name"),
      status: fields.oneOf("Status", ["ACTIVE", "DELETED"] as const, "Xero.API.Library..ContactGroupStatus"),
    })),
    save: (input) => saveContactGroup(call.books, input, existing),
    shape: (group) => groupShape(group, []),
    isStored: ({ id }) => call.books.shelves.contactGroups.has(id),
  });
}

/** Adds contacts by their ContactID; one that does not exist refuses them all. */
function putMembers(call: ApiCall): Answer {
  const group = groupAt(call);
  const ids = elementsOf(call.body, "Contacts").map((contact) => contact.text("ContactID")?.toLowerCase() ?? "");
  if (!group || ids.some((id) => !call.books.contacts.has(id))) return notFound();
  setMembers(call.books, group, [...group.contactIds, ...ids]);
  return envelope(
    call,
    "Contacts",
    ids.map((ContactID) => ({ ContactID, HasValidationErrors: false, ValidationErrors: [] }))
  );
}

function removeMembers(call: ApiCall, contactId: string | undefined): Answer {
  const group = groupAt(call);
  const isMember = contactId === undefined || group?.contactIds.includes(contactId.toLowerCase()) === true;
  if (!group || !isMember) return notFound();
  const left = contactId === undefined ? [] : group.contactIds.filter((id) => id !== contactId.toLowerCase());
  setMembers(call.books, group, left);
  return { status: 204, contentType: "text/html; charset=utf-8", body: "", ids: [group.id] };
}

function groupAt({ books, params }: ApiCall): ContactGroup | undefined {
  const group = books.shelves.contactGroups.get((params["id"] ?? "").toLowerCase());
  return group?.status === "ACTIVE" ? group : undefined;
}

function membersOf(books: Books, { contactIds }: ContactGroup): Json[] {
  return contactIds.flatMap((id) => books.contacts.get(id) ?? []).map(thinContactShape);
}

function groupShape({ id, name, status }: ContactGroup, members: Json[]): Json {
  return { ContactGroupID: id, Name: name, Status: status, Contacts: members, HasValidationErrors: false };
}
