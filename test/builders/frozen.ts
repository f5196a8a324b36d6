/** Freezes a value through and through: code that changes what it was handed then throws (modules are strict). */
export function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }

  return value;
}
