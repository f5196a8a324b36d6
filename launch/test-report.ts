import { z } from "zod";

/** The part of vitest's JSON report that counts. */
const reportSchema = z.object({
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/**
 * "12 passed, 1 failed". A file that could not even be loaded has no tests to count and counts as one failure,
 * so that the line never says "0 failed" of a run that failed for it.
 */
export function summaryLine(json: string): string {
  const report = reportSchema.parse(JSON.parse(json));
  const failures = report.testResults.map(({ status, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === "failed").length;
    return status === "failed" ? Math.max(failed, 1) : failed;
  });
  return `${report.numPassedTests} passed, ${failures.reduce((sum, count) => sum + count, 0)} failed`;
}
