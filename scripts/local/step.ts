/** Prints what is being done and, when it is done, how long it took. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const live = process.stdout.isTTY;
  if (live) process.stdout.write(`  ${title} …`);
  try {
    const result = await work();
    const line = `  ${title}: ${seconds(performance.now() - started)}`;
    process.stdout.write(live ? `\r\u001b[K${line}\n` : `${line}\n`);
    return result;
  } catch (error) {
    if (live) process.stdout.write("\n");
    throw error;
  }
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** Something the person at the terminal can mend; shown without a stack. */
export class Trouble extends Error {
  override readonly name = "Trouble";
}

/** Ends the process with a readable message. */
export function fail(error: unknown): never {
  console.error(`\n${error instanceof Trouble ? error.message : whole(error)}`);
  process.exit(1);
}

function whole(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause ? `${error.stack}\nbecause of ${whole(error.cause)}` : `${error.stack}`;
}
