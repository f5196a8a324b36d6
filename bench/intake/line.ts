import { connect, type Socket } from "node:net";

/**
 * One keep-alive connection, one request at a time, spoken by hand: Node's own client costs as much as the server that is
 * measured.
 */
export class Line {
  private answered: ((status: number) => void) | null = null;
  private broken: ((cause: Error) => void) | null = null;
  private received = "";

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true).setEncoding("latin1");
    socket.on("data", (text: string) => this.receive(text));
    socket.on("error", (cause) => this.broken?.(cause));
    socket.on("close", () => this.broken?.(new Error("The server closed the connection.")));
  }

  static async to(port: number): Promise<Line> {
    const socket = connect(port, "127.0.0.1");
    await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));

    return new Line(socket);
  }

  /** The status of the answer, once all of it is there. */
  send(request: Buffer): Promise<number> {
    return new Promise((resolve, reject) => {
      this.answered = resolve;
      this.broken = reject;
      this.socket.write(request);
    });
  }

  close(): void {
    this.broken = null;
    this.socket.destroy();
  }

  private receive(text: string): void {
    this.received += text;
    const head = this.received.indexOf("\r\n\r\n");
    if (head < 0) return;
    const length = /content-length: (\d+)/i.exec(this.received)?.[1];
    const whole = length === undefined ? this.received.endsWith("0\r\n\r\n") : this.received.length >= head + 4 + Number(length);
    if (!whole) return;
    const status = Number(this.received.slice(9, 12));
    this.received = "";
    this.answered?.(status);
  }
}
