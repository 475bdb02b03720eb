import { redirect } from "@remix-run/cloudflare";
import { columnsCookie } from "#web/components/admin/columns.server.ts";
import { signedIn } from "#web/lib/action.server.ts";
import { safeNext } from "#web/load-context.ts";

const WORD = /^\w{1,30}$/;

export const action = signedIn(async ({ request, context }) => {
  const form = await request.formData();
  const list = String(form.get("list"));
  const columns = form.getAll("column").map(String);
  if ([list, ...columns].every((name) => WORD.test(name)) && columns.length <= 30) {
    context.cookies.push(columnsCookie(request, list, columns, context.protocol));
  }
  return redirect(safeNext(form.get("next"), "/admin"));
});

export const loader = () => redirect("/admin");
