import { IMPORT_MAX_BYTES, ImportOptions, tooLarge, type Upload } from "#domain/integrations/index";
import { DomainError, invalid } from "#platform/errors";
import { validationError } from "./errors";

/** What a form may hold besides the file. */
const FORM_OVERHEAD = 64 * 1024;

/**
 * The upload of a roster out of a multipart form: `file`, and the person's choices as `options`
 * (JSON) or as fields of their own (`schoolId`, `complete`). Counts the bytes while they arrive.
 */
export async function readUploadForm(request: Request): Promise<Upload> {
  const form = await readForm(request);
  const file = form.get("file");
  if (!(file instanceof File)) throw invalid("file", "Choose a file to upload.");
  const options = ImportOptions.safeParse(optionsOf(form));
  if (!options.success) throw validationError(options.error, "options");
  if (file.size > IMPORT_MAX_BYTES) throw tooLarge();
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { fileName: file.name, bytes, options: options.data };
}

async function readForm(request: Request): Promise<FormData> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\b/i.test(type) || !request.body) {
    throw new DomainError("UNSUPPORTED_MEDIA_TYPE", "Send the file as multipart/form-data.");
  }
  const limit = IMPORT_MAX_BYTES + FORM_OVERHEAD;
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge();
  let size = 0;
  const counted = request.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.byteLength;
        if (size > limit) controller.error(new Error("too large"));
        else controller.enqueue(chunk);
      },
    }),
  );
  try {
    return await new Response(counted, { headers: { "content-type": type } }).formData();
  } catch {
    if (size > limit) throw tooLarge();
    throw invalid("body", "The body is not a valid multipart form.");
  }
}

function optionsOf(form: FormData): unknown {
  const json = form.get("options");
  if (typeof json === "string" && json !== "") {
    try {
      return JSON.parse(json);
    } catch {
      throw invalid("options", "The options are not valid JSON.");
    }
  }
  const schoolId = form.get("schoolId");
  const complete = form.get("complete");
  return {
    ...(typeof schoolId === "string" && schoolId !== "" && { schoolId }),
    ...(typeof complete === "string" && { complete: complete === "true" || complete === "on" }),
  };
}
