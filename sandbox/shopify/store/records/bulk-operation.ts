export type BulkStatus = "CANCELED" | "CANCELING" | "COMPLETED" | "CREATED" | "EXPIRED" | "FAILED" | "RUNNING";
export type BulkErrorCode = "ACCESS_DENIED" | "INTERNAL_SERVER_ERROR";

export interface BulkOperation {
  readonly __typename: "BulkOperation";
  readonly id: number;
  readonly shop: string;
  readonly query: string;
  readonly groupObjects: boolean;
  /** Version of the API that the query was written for. */
  readonly apiVersion: string;
  readonly createdAt: string;
  status: BulkStatus;
  completedAt: string | null;
  errorCode: BulkErrorCode | null;
  objectCount: number;
  rootObjectCount: number;
}

/** The file of a finished operation, apart from it because it may be large. */
export interface BulkResult {
  readonly id: number;
  readonly jsonl: string;
}
