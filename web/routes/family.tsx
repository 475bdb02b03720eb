import { PortalError, PortalFrame, revalidateFrame } from "#web/components/portal-frame.tsx";
import { frameLoader } from "#web/lib/shell.server.ts";

export const loader = frameLoader("family");
export const shouldRevalidate = revalidateFrame;

export default () => <PortalFrame portal="family" />;

export const ErrorBoundary = () => <PortalError portal="family" />;
