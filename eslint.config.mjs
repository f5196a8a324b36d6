// Only rules that the architecture rests on. How code looks is left to the people who write it.
import tseslint from "typescript-eslint";

const CODE = ["app/**/*.{ts,tsx}", "sandbox/**/*.{ts,tsx}", "launch/**/*.ts", "bench/**/*.ts", "*.ts"];
const TESTS = ["test/**/*.{ts,tsx}"];
/** Where settings come in; everything else is handed them. */
const READS_SETTINGS = ["app/config/env.server.ts", "launch/**", "sandbox/*/main.ts", "bench/**", "test/**", "*.config.ts"];

const ban = (selector, message) => ({ selector, message });
const off = (files, ...rules) => ({ files, rules: Object.fromEntries(rules.map((rule) => [rule, "off"])) });

export default tseslint.config(
  { ignores: ["build/", "node_modules/", ".cache/", ".data/", "**/public/**"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: [...CODE, ...TESTS],
    languageOptions: { parser: tseslint.parser },
    plugins: { "@typescript-eslint": tseslint.plugin },
    rules: {
      "max-lines": ["error", { max: 300 }],
      "max-lines-per-function": ["error", { max: 70, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 3],
      "no-restricted-properties": ["error", { object: "process", property: "env", message: "Read settings from app/config/env.server.ts." }],
      "no-restricted-imports": ["error", { paths: [{ name: "node:process", importNames: ["env"] }] }],
      "no-empty": "error",
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx"] }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-expect-error": "allow-with-description" }],
    },
  },
  {
    // A promise that nobody waits for loses its error, and with it a write to the books.
    files: CODE,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { "@typescript-eslint/no-floating-promises": "error" },
  },
  off(READS_SETTINGS, "no-restricted-properties", "no-restricted-imports"),
  // `describe` is one long function by nature.
  off(TESTS, "max-lines-per-function"),
  {
    files: ["app/domain/**/*.ts"],
    rules: {
      "no-restricted-syntax": ["error",
        ban("NewExpression[callee.name='Date'][arguments.length=0]", "The core has no clock: take the instant as an argument."),
        ban("MemberExpression[object.name='Date'][property.name='now']", "The core has no clock: take the instant as an argument."),
        ban("MemberExpression[object.name='Math'][property.name='random']", "The core is deterministic."),
        ban("MemberExpression[object.name='Math'][property.name='round']", "Rounding goes through money/rounding.ts."),
        ban("CallExpression[callee.name=/^(parseFloat|parseInt|Number)$/]", "Parse decimals with money/decimal-string.ts."),
        ban("MemberExpression[property.name='toFixed']", "Format money with money/decimal-string.ts."),
        ban(":function[async=true]", "The core is synchronous."),
        ban("ThrowStatement", "Return a Problem; for impossible states call invariant()."),
      ],
    },
  },
  off(["app/domain/invariant.ts"], "no-restricted-syntax"),
);
