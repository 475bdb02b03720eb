import { PortalError, PortalFrame, revalidateFrame } from "#web/components/portal-frame.tsx";
import { frameLoader } from "#web/lib/shell.server.ts";

export const loader = frameLoader("teacher");
export const shouldRevalidate = revalidateFrame;

export default () => <PortalFrame portal="teacher" />;

export const ErrorBoundary = () => <PortalError portal="teacher" />;
