export type LogFields = Record<string, string | number | boolean | null | undefined>;

/** One JSON line to the platform's log. Fields carry ids and counts, never personal data. */
export function log(level: "info" | "warn" | "error", event: string, fields: LogFields = {}): void {
  const line = JSON.stringify({ level, event, at: new Date().toISOString(), ...fields });
  // biome-ignore lint/suspicious/noConsole: the one place that writes to the platform's log
  console[level](line);
}

/** Name, message and first stack lines of anything thrown, without bound parameters: for the log only. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: String(error) };
  const cause = error.cause instanceof Error ? error.cause.message : undefined;
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    error: `${error.name}: ${withoutParameters(error.message)}`,
    cause: cause && withoutParameters(cause),
    stack: frames.slice(0, 5).join(" | "),
  };
}

function withoutParameters(message: string): string {
  return message.split("\nparams:")[0] ?? "";
}
