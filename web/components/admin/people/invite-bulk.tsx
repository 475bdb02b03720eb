import { Mail } from "lucide-react";
import { useTranslation } from "react-i18next";
import { SubmitButton } from "#web/components/button.tsx";
import { SelectionBar } from "../selection.tsx";

export const INVITE_BULK = "invite-bulk";

/** Invites the ticked people to sign in, each by a mail of their own. */
export function InviteBulk() {
  const { t } = useTranslation("people");
  return (
    <SelectionBar form={INVITE_BULK}>
      <SubmitButton variant="quiet" icon={Mail} pendingLabel={t("bulk.pending")}>
        {t("bulk.invite")}
      </SubmitButton>
    </SelectionBar>
  );
}
