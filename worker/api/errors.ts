import type { z } from "zod";
import { DomainError, ERROR_STATUS, isDomainError } from "#platform/errors";
import { errorFields, log } from "#platform/log";

/** The response for anything thrown: the agreed shape, and nothing of an unknown error. */
export function errorResponse(error: unknown, requestId: string): Response {
  const refusal = isDomainError(error) ? error : internal(error, requestId);
  return Response.json(
    {
      success: false,
      error: { code: refusal.code, message: refusal.message, details: refusal.details },
      requestId,
      timestamp: new Date().toISOString(),
    },
    {
      status: ERROR_STATUS[refusal.code],
      headers: refusal.code === "UNAUTHENTICATED" ? { "www-authenticate": "Bearer" } : {},
    },
  );
}

function internal(error: unknown, requestId: string): DomainError {
  log("error", "request.failed", { requestId, ...errorFields(error) });
  return new DomainError("INTERNAL_ERROR", "Something went wrong on our side. Please try again.");
}

/** A VALIDATION_ERROR with one detail for each issue that zod found. */
export function validationError(error: z.ZodError, where: string): DomainError {
  return new DomainError(
    "VALIDATION_ERROR",
    `The ${where} is not valid.`,
    error.issues.slice(0, 50).map((issue) => ({
      field: issue.path.join(".") || where,
      issue: issue.message,
    })),
  );
}
