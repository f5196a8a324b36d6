import { queryInvalid } from "../api-error";
import type { Json } from "../answer";
import { valueAt, type Value } from "./field-value";
import { checkInnerFields } from "./inner-fields";
import { tokenize, type Token } from "./where-tokens";

type Evaluate = (row: Json) => Value;

export interface FilterFields {
  fields: readonly string[];
  /** Those that may be null: a method on one of them needs `!=null` before it. */
  nullable?: readonly string[];
  /** Texts compare without accents, too: "Zoe" finds "Zoë". */
  foldsAccents?: boolean;
}

/**
 * Compiles Xero's C#-like filter: `Type=="ACCREC" AND Date>=DateTime(2026,01,01)`, `Guid("…")`, `&&`, `||`,
 * `!`, brackets, `.Contains/.StartsWith/.EndsWith/.ToLower/.ToUpper`. Strings compare without case.
 * @throws ApiError QueryParseException for anything else, and for a method called on null without a guard.
 */
export function compileWhere(text: string, fields: FilterFields): (row: Json) => boolean {
  const parser = new Parser(tokenize(text), fields);
  const evaluate = parser.expression();
  parser.end();
  return (row) => evaluate(row) === true;
}

class Parser {
  private position = 0;

  /** Fields that the expression has compared with null so far: methods may be called on them. */
  private readonly guarded = new Set<string>();

  constructor(
    private readonly tokens: Token[],
    private readonly known: FilterFields
  ) {}

  expression(): Evaluate {
    let left = this.conjunction();
    while (this.accept("OR")) {
      const [first, second] = [left, this.conjunction()];
      left = (row) => first(row) === true || second(row) === true;
    }
    return left;
  }

  end(): void {
    const token = this.tokens[this.position];
    if (token) throw queryInvalid(`Syntax error at "${token.text}".`);
  }

  private conjunction(): Evaluate {
    let left = this.negation();
    while (this.accept("AND")) {
      const [first, second] = [left, this.negation()];
      left = (row) => first(row) === true && second(row) === true;
    }
    return left;
  }

  private negation(): Evaluate {
    if (!this.accept("!")) return this.comparison();
    const inner = this.negation();
    return (row) => inner(row) !== true;
  }

  private comparison(): Evaluate {
    const field = this.tokens[this.position]?.text.toLowerCase() ?? "";
    const left = this.operand();
    const operator = ["==", "!=", ">=", "<=", ">", "<"].find((candidate) => this.accept(candidate));
    if (operator === undefined) return left;
    if (operator === "!=" && this.tokens[this.position]?.text.toLowerCase() === "null") this.guarded.add(field);
    const right = this.operand();
    return (row) => compare(this.plain(left(row)), operator, this.plain(right(row)));
  }

  private operand(): Evaluate {
    if (this.accept("(")) {
      const inner = this.expression();
      this.expect(")");
      return inner;
    }
    const token = this.next();
    if (token.kind === "string") return () => token.text;
    if (token.kind === "number") return () => Number(token.text);
    if (token.kind !== "word") throw queryInvalid(`Syntax error at "${token.text}".`);
    return this.word(token.text);
  }

  private word(text: string): Evaluate {
    const lower = text.toLowerCase();
    if (lower === "true" || lower === "false") return () => lower === "true";
    if (lower === "null") return () => undefined;
    if (lower === "guid") return this.guid();
    if (lower === "datetime") return this.dateTime();
    return this.path(text);
  }

  private guid(): Evaluate {
    const [id = ""] = this.arguments();
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) throw queryInvalid(`"${id}" is not a Guid.`);
    return () => id;
  }

  private dateTime(): Evaluate {
    const [year, month = "1", day = "1", hour = "0", minute = "0", second = "0"] = this.arguments();
    const ms = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
    // A month 13 or a 30 February would roll over into another day.
    const isReal = !Number.isNaN(ms) && new Date(ms).getUTCMonth() === Number(month) - 1;
    if (!isReal) throw queryInvalid("DateTime needs a year, a month and a day that exist.");
    return () => ms;
  }

  private path(text: string): Evaluate {
    const steps = text.split(".");
    const method = this.tokens[this.position]?.text === "(" ? steps.pop() : undefined;
    const root = this.known.fields.find((field) => field.toLowerCase() === steps[0]?.toLowerCase());
    if (root === undefined) throw queryInvalid(`No property or field '${steps[0]}' exists.`);
    checkInnerFields(steps);
    const mayBeNull = this.known.nullable?.includes(root) === true;
    if (method !== undefined && mayBeNull && !this.guarded.has(steps.join(".").toLowerCase())) {
      throw queryInvalid(`${text} cannot be called on null. Add a null check first.`);
    }
    const read: Evaluate = (row) => valueAt(row, [root, ...steps.slice(1)]);
    if (method === undefined) return read;
    return callOn((row) => this.plain(read(row)), { text, method, argument: this.folded(this.arguments()[0] ?? "") });
  }

  private plain(value: Value): Value {
    return typeof value === "string" ? this.folded(value) : value;
  }

  private folded(text: string): string {
    const lower = text.toLowerCase();
    return this.known.foldsAccents === true ? lower.normalize("NFD").replaceAll(/\p{M}/gu, "") : lower;
  }

  private arguments(): string[] {
    this.expect("(");
    const values: string[] = [];
    while (!this.accept(")")) {
      if (values.length > 0) this.expect(",");
      values.push(this.next().text);
    }
    return values;
  }

  private accept(text: string): boolean {
    const token = this.tokens[this.position];
    if (!token || token.kind === "string" || token.text.toUpperCase() !== text) return false;
    this.position += 1;
    return true;
  }

  private expect(text: string): void {
    if (!this.accept(text)) throw queryInvalid(`'${text}' expected.`);
  }

  private next(): Token {
    const token = this.tokens[this.position];
    if (!token) throw queryInvalid("The expression ends too early.");
    this.position += 1;
    return token;
  }
}

interface MethodCall {
  text: string;
  method: string;
  argument: string;
}

function callOn(read: Evaluate, { text, method, argument: wanted }: MethodCall): Evaluate {
  return (row) => {
    const own = read(row);
    // Xero, Nov 2026: a method on a field that is null breaks the query unless `!=null` stands before it.
    if (typeof own !== "string") throw queryInvalid(`${text} cannot be called on null. Add a null check first.`);
    switch (method.toLowerCase()) {
      case "contains":
        return own.includes(wanted);
      case "startswith":
        return own.startsWith(wanted);
      case "endswith":
        return own.endsWith(wanted);
      case "tolower":
      case "toupper":
        return own;
      default:
        throw queryInvalid(`No method '${method}' exists.`);
    }
  };
}

function compare(a: Value, operator: string, b: Value): boolean {
  const isClash = a !== undefined && b !== undefined && typeof a !== typeof b;
  if (isClash) throw queryInvalid(`Operator '${operator}' incompatible with operand types.`);
  if (operator === "==") return a === b;
  if (operator === "!=") return a !== b;
  if (a === undefined || b === undefined) return false;
  if (operator === ">=") return a >= b;
  if (operator === "<=") return a <= b;
  return operator === ">" ? a > b : a < b;
}
