import { searchDirectory } from "#domain/academics/index";
import { DirectoryQuery } from "#domain/academics/search.schema";
import { reachOf } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { signedIn } from "#web/lib/action.server.ts";
import type { SearchAnswer, SearchResult } from "#web/lib/use-search.ts";

/** What the search box finds: people and classes that the person may see, with where to open them. */
export const loader = signedIn(async ({ ctx, request }): Promise<Response> => {
  const query = DirectoryQuery.safeParse({ q: new URL(request.url).searchParams.get("q") ?? "" });
  const results = query.success ? await find(ctx, query.data.q) : [];
  return Response.json({ results } satisfies SearchAnswer);
});

async function find(ctx: Ctx, q: string): Promise<SearchResult[]> {
  const { people, classes } = await searchDirectory(ctx, q);
  const inOffice = reachOf(ctx, "people:read")?.schools.length !== 0;
  const personHref = (id: string) => (inOffice ? `/admin/people/${id}` : `/students/${id}`);
  const classHref = (id: string) => (inOffice ? `/admin/classes/${id}` : `/teacher/classes/${id}`);
  return [
    ...people.map(({ id, kind, displayName, reading, hint }) => ({
      id,
      kind,
      title: displayName,
      detail: [reading, hint].filter(Boolean).join(" · "),
      href: personHref(id),
    })),
    ...classes.map(({ id, title, schoolName }) => ({
      id,
      kind: "class" as const,
      title,
      detail: schoolName,
      href: classHref(id),
    })),
  ];
}
