import { redirect } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { getImport, ImportOptions, mapImport } from "#domain/integrations/index";
import { schoolChoice } from "#web/components/admin/choices.server.ts";
import { ColumnMatching } from "#web/components/admin/import/column-matching.tsx";
import { problemOf } from "#web/components/admin/problem.server.ts";
import { Problem } from "#web/components/admin/problem.tsx";
import { signedIn } from "#web/lib/action.server.ts";
import { titled } from "#web/lib/titled.ts";

export const handle = { i18n: ["import", "admin"] };
export const meta = titled("import:tabs.columns");

export const loader = signedIn(async ({ ctx, params }) => {
  const run = await getImport(ctx, params.id ?? "");
  if (!run.mayMap) throw redirect(`/admin/import/${run.id}`);
  return { run, schools: await schoolChoice(ctx) };
});

export const action = signedIn(async ({ ctx, context, params, request }) => {
  const id = params.id ?? "";
  try {
    const { options } = await getImport(ctx, id);
    await mapImport(ctx, id, choicesOf(await request.formData(), options));
    return redirect(`/admin/import/${id}`);
  } catch (error) {
    return problemOf(error, context.locale);
  }
});

function choicesOf(form: FormData, before: ImportOptions): ImportOptions {
  const columns: Record<string, string | null> = {};
  for (let at = 0; form.has(`header.${at}`); at++) {
    columns[String(form.get(`header.${at}`))] = String(form.get(`column.${at}`) ?? "") || null;
  }
  const schoolId = String(form.get("schoolId") ?? "") || before.schoolId;
  return ImportOptions.parse({
    ...(schoolId ? { schoolId } : {}),
    ...(Object.keys(columns).length > 0 ? { columns } : {}),
    complete: form.has("complete"),
  });
}

export default function Columns() {
  const { run, schools } = useLoaderData<typeof loader>();
  return (
    <>
      <Problem />
      <ColumnMatching run={run} schools={schools} />
    </>
  );
}
