import type { DraftOf } from "../drafts/draft";
import type { Report } from "../drafts/report";
import type { Cells } from "../files/cells";
import type { UserContext } from "./user-context";

/** The ties between children and adults that a row of users.csv names, from either side. */
export function readAgents(
  cells: Cells,
  _report: Report,
  context: UserContext,
): DraftOf<"guardianships">[] {
  const self = cells.text("sourcedId");
  const status = cells.text("status").toLowerCase();
  if (self === "" || status === "tobedeleted") return [];
  return cells.list("agentSourcedIds").map((agent) => {
    const isRelative = [self, agent].some((id) =>
      context.roles.get(id)?.some(({ role }) => role.toLowerCase() === "relative"),
    );
    return {
      entity: "guardianships",
      sourcedId: [self, agent].sort().join(" "),
      label: "",
      file: cells.file,
      line: cells.line,
      says: {
        one: { to: self, column: "sourcedId" },
        other: { to: agent, column: "agentSourcedIds" },
        relation: isRelative ? "other" : "guardian",
      },
      ends: false,
      repeats: true,
    };
  });
}
