import { Link } from "@remix-run/react";
import { FileInput, Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "#web/components/button.tsx";
import { EmptyState } from "#web/components/states.tsx";
import type { PeopleKind } from "./people-header.tsx";

const plural = {
  student: "students",
  staff: "staff",
  guardian: "guardians",
  household: "households",
} as const;

/** An empty list of people: either nothing matches, or this is the place where it begins. */
export function NobodyHere({
  kind,
  narrowed,
  mayAdd,
  mayImport,
}: {
  kind: PeopleKind;
  narrowed: boolean;
  mayAdd: boolean;
  mayImport?: boolean;
}) {
  const { t } = useTranslation("people");
  if (narrowed) {
    return (
      <EmptyState
        title={t("list.none")}
        action={
          <Link to="?" className="target text-link">
            {t("list.clear")}
          </Link>
        }
      >
        {t("list.noneText")}
      </EmptyState>
    );
  }
  const which = plural[kind];
  return (
    <EmptyState
      icon={Users}
      title={t(`empty.${which}Title`)}
      action={
        <>
          {mayImport ? (
            <LinkButton variant="primary" icon={FileInput} to="/admin/import">
              {t("empty.studentsImport")}
            </LinkButton>
          ) : null}
          {mayAdd ? (
            <LinkButton to={`/admin/people/new?kind=${kind}`}>{t(`add.${kind}`)}</LinkButton>
          ) : null}
        </>
      }
    >
      {t(`empty.${which}Text`)}
    </EmptyState>
  );
}
