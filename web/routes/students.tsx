import { revalidateFrame } from "#web/components/portal-frame.tsx";
import { ClassFrame, ClassFrameError } from "#web/components/roll/class-frame.tsx";
import { frameLoader } from "#web/lib/shell.server.ts";

export const loader = frameLoader(null);
export const shouldRevalidate = revalidateFrame;

export default () => <ClassFrame route="routes/students" />;

export const ErrorBoundary = () => <ClassFrameError route="routes/students" />;
