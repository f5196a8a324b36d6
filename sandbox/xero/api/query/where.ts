import { queryInvalid } from "../api-error";
import type { Json } from "../answer";
import { valueAt, type Value } from "./field-value";
import { tokenize, type Token } from "./where-tokens";

type Evaluate = (row: Json) => Value;

/**
 * Compiles Xero's C#-like filter: `Type=="ACCREC" AND Date>=DateTime(2026,01,01)`, `Guid("…")`, `&&`, `||`,
 * `!`, brackets, `.Contains/.StartsWith/.EndsWith/.ToLower/.ToUpper`. Strings compare without case.
 * @throws ApiError QueryParseException for anything else, and for a method called on null without a guard.
 */
export function compileWhere(
  text: string,
  fields: readonly string[],
  nullable: readonly string[] = []
): (row: Json) => boolean {
  const parser = new Parser(tokenize(text), fields, nullable);
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
    private readonly fields: readonly string[],
    private readonly nullable: readonly string[]
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
    return (row) => compare(left(row), operator, right(row));
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
    if (Number.isNaN(ms)) throw queryInvalid("DateTime needs a year, a month and a day.");
    return () => ms;
  }

  private path(text: string): Evaluate {
    const steps = text.split(".");
    const method = this.tokens[this.position]?.text === "(" ? steps.pop() : undefined;
    const root = this.fields.find((field) => field.toLowerCase() === steps[0]?.toLowerCase());
    if (root === undefined) throw queryInvalid(`No property or field '${steps[0]}' exists.`);
    if (method !== undefined && this.nullable.includes(root) && !this.guarded.has(steps.join(".").toLowerCase())) {
      throw queryInvalid(`${text} cannot be called on null. Add a null check first.`);
    }
    const read: Evaluate = (row) => valueAt(row, [root, ...steps.slice(1)]);
    return method === undefined ? read : callOn(read, { text, method, argument: this.arguments()[0] ?? "" });
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

function callOn(read: Evaluate, { text, method, argument }: MethodCall): Evaluate {
  const wanted = argument.toLowerCase();
  return (row) => {
    const value = read(row);
    // Xero, Nov 2026: a method on a field that is null breaks the query unless `!=null` stands before it.
    if (typeof value !== "string") throw queryInvalid(`${text} cannot be called on null. Add a null check first.`);
    const own = value.toLowerCase();
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

function compare(left: Value, operator: string, right: Value): boolean {
  const [a, b] = [plain(left), plain(right)];
  const isClash = a !== undefined && b !== undefined && typeof a !== typeof b;
  if (isClash) throw queryInvalid(`Operator '${operator}' incompatible with operand types.`);
  if (operator === "==") return a === b;
  if (operator === "!=") return a !== b;
  if (a === undefined || b === undefined) return false;
  if (operator === ">=") return a >= b;
  if (operator === "<=") return a <= b;
  return operator === ">" ? a > b : a < b;
}

function plain(value: Value): Value {
  return typeof value === "string" ? value.toLowerCase() : value;
}
