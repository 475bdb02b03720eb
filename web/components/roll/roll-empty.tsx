import { UserPlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "#web/components/states.tsx";

export function RollEmpty() {
  const { t } = useTranslation("register");
  return (
    <div className="p-4 md:px-0">
      <EmptyState icon={UserPlus} title={t("empty.title")}>
        {t("empty.text")}
      </EmptyState>
    </div>
  );
}
