import { UserPlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "#web/components/states.tsx";

export function RollEmpty() {
  const { t } = useTranslation("teacher");
  return (
    <div className="p-4 md:px-0">
      <EmptyState icon={UserPlus} title={t("roll.empty.title")}>
        {t("roll.empty.text")}
      </EmptyState>
    </div>
  );
}
