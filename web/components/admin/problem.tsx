import { useActionData } from "@remix-run/react";
import { Banner } from "#web/components/layout.tsx";

/** Why the last press of a button on this page changed nothing. */
export function Problem() {
  const answer = useActionData() as { problem?: string } | undefined;
  if (!answer?.problem) return null;
  return (
    <div className="mb-5">
      <Banner tone="error" title={answer.problem} />
    </div>
  );
}
