import { useTranslation } from "react-i18next";
import { LinkButton } from "./button.tsx";
import { PublicFrame, PublicTitle } from "./public-frame.tsx";

/** A link of a mail that has been used or has run out, and the way on. */
export function LinkGone({ text, to, label }: { text: string; to: string; label: string }) {
  const { t } = useTranslation();
  return (
    <PublicFrame>
      <PublicTitle title={t("errors.goneTitle")}>{text}</PublicTitle>
      <LinkButton to={to} variant="primary">
        {label}
      </LinkButton>
    </PublicFrame>
  );
}
