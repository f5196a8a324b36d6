import { existsSync, readFileSync } from "node:fs";
import addFormats from "ajv-formats";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020";
import { asPublished, type BodySchema } from "./published-schema";

/** The newest version with published schemas of webhook bodies; 2026-10 has none yet, and changed no body of ours. */
const SCHEMA_VERSION = "2026-07";

// Unoptimised code validates as well, and is made in half the time: each simulator makes it anew.
const ajv = new Ajv2020({ strict: false, code: { optimize: false } });
addFormats.default(ajv);
// A guest's order has an empty one.
ajv.addFormat("email", /^$|^[^@\s]+@[^@\s]+$/);

const compiled = new Map<string, ValidateFunction>();

/**
 * Throws when a body is not what Shopify's published schema of its topic says: then this simulator is at fault, and
 * nothing is sent. Schemas are read and compiled when a topic is first used. Every topic sent here has one.
 */
export function checkBody(topic: string, body: unknown): void {
  const isValid = validatorOf(topic);
  // As the receiver will read it: without undefined fields.
  if (isValid(JSON.parse(JSON.stringify(body)))) return;
  const problem = (isValid.errors ?? []).find(({ keyword }) => keyword !== "anyOf" && keyword !== "type") ?? isValid.errors?.[0];
  throw new Error(`The simulated Shopify made a body of ${topic} that its published schema refuses: ${problem?.instancePath || "/"} ${problem?.message ?? ""}.`);
}

function validatorOf(topic: string): ValidateFunction {
  const known = compiled.get(topic);
  if (known) return known;
  const file = new URL(`../../../node_modules/shopify-webhook-schemas/schemas/${SCHEMA_VERSION}/${topic}.json`, import.meta.url);
  if (!existsSync(file)) throw new Error(`shopify-webhook-schemas has no schema of ${topic} bodies.`);
  const made = ajv.compile(asPublished(JSON.parse(readFileSync(file, "utf8")) as BodySchema));
  compiled.set(topic, made);
  return made;
}
