import { PortalError, PortalFrame, revalidateFrame } from "#web/components/portal-frame.tsx";
import { frameLoader } from "#web/lib/shell.server.ts";

export const loader = frameLoader("admin");
export const shouldRevalidate = revalidateFrame;

export default () => <PortalFrame portal="admin" />;

export const ErrorBoundary = () => <PortalError portal="admin" />;
