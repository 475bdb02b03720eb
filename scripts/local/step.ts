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
  const text =
    error instanceof Trouble ? error.message : error instanceof Error ? error.stack : error;
  console.error(`\n${text}`);
  process.exit(1);
}
