import { DomainError, invalid } from "#platform/errors";

const MAX_DEPTH = 20;

/** The JSON body of a request of at most `maxBytes`, counted while it is read. */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (type !== "application/json" && !type.endsWith("+json")) {
    throw new DomainError("UNSUPPORTED_MEDIA_TYPE", "Send the body as application/json.");
  }
  const text = await readText(request, maxBytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid("body", "The body is not valid JSON.");
  }
  if (depthOf(value) > MAX_DEPTH) throw invalid("body", "The body is nested too deeply.");
  return value;
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const tooLarge = new DomainError(
    "PAYLOAD_TOO_LARGE",
    `The body is larger than ${Math.floor(maxBytes / 1024)} KiB.`,
  );
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge;
  if (!request.body) return "";
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let size = 0;
  try {
    for await (const chunk of request.body) {
      size += chunk.byteLength;
      if (size > maxBytes) throw tooLarge;
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    if (error === tooLarge) throw error;
    throw invalid("body", "The body is not valid UTF-8.");
  }
}

function depthOf(value: unknown, depth = 0): number {
  if (depth > MAX_DEPTH || value === null || typeof value !== "object") return depth;
  let deepest = depth;
  for (const child of Object.values(value)) {
    deepest = Math.max(deepest, depthOf(child, depth + 1));
    if (deepest > MAX_DEPTH) break;
  }
  return deepest;
}
