import { createServer } from "node:net";
import { CommandError, codeOf, messageOf } from "./command";

/** The sentence for a port that cannot be had. */
export function portProblem(error: unknown, port: number, host: string): string {
  const other = `Choose another one with PORT, for example: PORT=${port + 1 > 65_535 ? 3001 : port + 1} npm start`;
  switch (codeOf(error)) {
    case "EADDRINUSE":
      return `Port ${port} is already in use by another program.\nStop that program, or use another port. ${other}`;
    case "EACCES":
      return `Port ${port} may not be used by this user.\n${other}`;
    default:
      return `Cannot listen on ${host}:${port}: ${messageOf(error)}`;
  }
}

/**
 * Finds out whether a port is free by listening on it for a moment.
 *
 * @throws CommandError naming the port when it is not
 */
export function checkPort(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => reject(new CommandError(portProblem(error, port, host))));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
