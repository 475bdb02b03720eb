import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import {
  commitImport,
  getImport,
  type Import,
  type ImportCommit,
  type ImportOptions,
  type ImportProblem,
  type ImportRow,
  type ImportRowQuery,
  listImportProblems,
  listImportRows,
  undoImport,
  uploadImport,
} from "#domain/integrations/index";
import type { Ctx } from "#platform/ctx";
import { isDomainError } from "#platform/errors";
import { outbox } from "#platform/tables";
import { handleMessage } from "#queues/consume";
import type { TestTenant } from "./tenant";

const JOBS = ["import.check", "import.apply", "import.undo"] as const;

/** A Ctx that leaves the runtime's own queue asleep, so that a test alone delivers messages. */
export function quiet(ctx: Ctx): Ctx {
  return { ...ctx, ports: { ...ctx.ports, followUp: () => undefined } };
}

/** The import messages of a tenant that have not had their effect yet. */
export function waitingMessages(tenant: TestTenant) {
  return tenant
    .asSystem()
    .db.select()
    .from(outbox)
    .where(and(isNull(outbox.doneAt), inArray(outbox.type, [...JOBS])))
    .orderBy(asc(outbox.createdAt), asc(outbox.id));
}

/**
 * Delivers import messages until none is left. Where the runtime's queue delivers them too, a
 * delivery may find another one ahead of it and has to come back.
 */
export async function runImportJobs(tenant: TestTenant): Promise<void> {
  for (;;) {
    const [message] = await waitingMessages(tenant);
    if (!message) return;
    try {
      await handleMessage(quiet(tenant.asSystem()), message);
    } catch (error) {
      if (!isDomainError(error) || error.code !== "UNAVAILABLE") throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** Uploads a file as the founder and checks it to the end. */
export async function checkFile(
  tenant: TestTenant,
  bytes: Uint8Array,
  fileName = "roster.zip",
  options?: ImportOptions,
): Promise<Import> {
  const uploaded = await uploadImport(quiet(tenant.asAdmin()), { fileName, bytes, options });
  await runImportJobs(tenant);
  return getImport(tenant.asAdmin(), uploaded.id);
}

/** Commits an import as the founder and applies it to the end. */
export async function applyFile(
  tenant: TestTenant,
  id: string,
  input: ImportCommit = {},
): Promise<Import> {
  await commitImport(quiet(tenant.asAdmin()), id, input);
  await runImportJobs(tenant);
  return getImport(tenant.asAdmin(), id);
}

/** Takes an import back to the end. */
export async function undoFile(tenant: TestTenant, id: string): Promise<Import> {
  await undoImport(quiet(tenant.asAdmin()), id);
  await runImportJobs(tenant);
  return getImport(tenant.asAdmin(), id);
}

/** The first 200 problems of an import. */
export async function problemsOf(tenant: TestTenant, id: string): Promise<ImportProblem[]> {
  const page = await listImportProblems(tenant.asAdmin(), id, { page: 1, perPage: 200 });
  return page.items;
}

/** The first 200 rows of an import. */
export async function rowsOf(
  tenant: TestTenant,
  id: string,
  query: Partial<ImportRowQuery> = {},
): Promise<ImportRow[]> {
  const page = await listImportRows(tenant.asAdmin(), id, { page: 1, perPage: 200, ...query });
  return page.items;
}

/** Marks a delivered message as not done, so that it can be delivered again. */
export async function forgetDelivery(tenant: TestTenant, messageId: string): Promise<void> {
  await tenant.asSystem().db.update(outbox).set({ doneAt: null }).where(eq(outbox.id, messageId));
}
