/** A refusal of the whole request with Xero's ApiException and no Elements. */
export class ApiError extends Error {
  constructor(
    readonly errorNumber: number,
    readonly type: "PostDataInvalidException" | "QueryParseException" | "NoDataProcessedException",
    message: string
  ) {
    super(message);
  }
}

/** A body that cannot be read, or a value of the wrong type or enumeration (Xero, Nov 2026: error 14). */
export function postDataInvalid(message: string): ApiError {
  return new ApiError(14, "PostDataInvalidException", message);
}

export { NotSimulated } from "../ledger/outcome";

export function queryInvalid(message: string): ApiError {
  return new ApiError(16, "QueryParseException", message);
}

export function noDataProcessed(): ApiError {
  return new ApiError(
    17,
    "NoDataProcessedException",
    "No data has been processed for this endpoint. This endpoint is expecting the element of its name."
  );
}
