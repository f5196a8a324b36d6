import { FieldsOnCorrectTypeRule, GraphQLError, Kind, parse, specifiedRules, validate, type DocumentNode, type FragmentDefinitionNode, type GraphQLSchema } from "graphql";
import { sizedFields, type SizedField } from "./size-rule";
import { undefinedFieldRule } from "./undefined-field-rule";

const RULES = [...specifiedRules.filter((rule) => rule !== FieldsOnCorrectTypeRule), undefinedFieldRule];
/** A client repeats its few documents; a stream of ever new ones must not fill the memory. */
const KEPT = 500;

/** A document that is valid by its schema, with what every request would have to look up again. */
export interface CheckedDocument {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly sized: readonly SizedField[];
}

const kept = new WeakMap<GraphQLSchema, Map<string, CheckedDocument>>();

/** Parses and validates, or remembers that it did; the errors are Shopify's answer when that fails. */
export function checkedDocument(schema: GraphQLSchema, query: string): CheckedDocument | readonly GraphQLError[] {
  const documents = kept.get(schema) ?? new Map<string, CheckedDocument>();
  kept.set(schema, documents);
  const known = documents.get(query);
  if (known) return known;
  const checked = checkDocument(schema, query);
  if (!("document" in checked)) return checked;
  const oldest = documents.keys().next();
  if (documents.size >= KEPT && !oldest.done) documents.delete(oldest.value);
  documents.set(query, checked);
  return checked;
}

function checkDocument(schema: GraphQLSchema, query: string): CheckedDocument | readonly GraphQLError[] {
  try {
    const document = parse(query);
    const errors = validate(schema, document, RULES);
    if (errors.length > 0) return errors;
    const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
    return { schema, document, fragments: new Map(fragments.map((one) => [one.name.value, one])), sized: sizedFields(schema, document) };
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}
