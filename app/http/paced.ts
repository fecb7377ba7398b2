/**
 * A stream that is read no faster than the browser takes it: what writes answers doesn't wait by itself, and would hold
 * whole files for browsers that stop reading.
 *
 * @param drained of the load context
 */
export function paced(
  stream: ReadableStream<Uint8Array>,
  drained: () => Promise<void>,
): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await drained();
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
