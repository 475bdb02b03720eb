import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { LinkButton } from "#web/components/button.tsx";

/** What can be done with a section, at the end of its heading. */
export function SectionLink({
  to,
  icon,
  children,
}: {
  to: string;
  icon?: LucideIcon;
  children: ReactNode;
}) {
  return (
    <LinkButton variant="plain" to={to} icon={icon} className="-my-2.5 -mr-3">
      {children}
    </LinkButton>
  );
}
