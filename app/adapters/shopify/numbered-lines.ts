export type NumberedLine = { line: string; /** Of its first byte in the file. */ startsAt: number };

const NEWLINE = 10;

/** Lines of a stream that begins at that byte of a file, each with its place. Blank ones are left out. */
export async function* numberedLines(chunks: AsyncIterable<Uint8Array>, fromByte: number): AsyncGenerator<NumberedLine> {
  let startsAt = fromByte;
  let parts: Uint8Array[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      parts.push(chunk.subarray(from, end));
      const { line, bytes } = joined(parts);
      if (line !== "") yield { line, startsAt };
      startsAt += bytes + 1;
      parts = [];
      from = end + 1;
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
  }
  const { line } = joined(parts);
  if (line !== "") yield { line, startsAt };
}

function joined(parts: readonly Uint8Array[]): { line: string; bytes: number } {
  const whole = Buffer.concat(parts);

  return { line: whole.toString("utf8").trim(), bytes: whole.length };
}
