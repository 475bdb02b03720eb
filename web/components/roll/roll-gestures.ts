import type { MouseEvent, PointerEvent } from "react";
import { useMemo } from "react";

const HOLD = 480;
const SLIP = 10;
const SWIPE = 56;

/** A long press on a row or a swipe to the left opens what lies behind it; scrolling stays scrolling. */
export function useRowGestures(open: (studentId: string) => void) {
  return useMemo(() => {
    let start: { x: number; y: number; id: string } | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let opened = false;

    const stop = () => {
      clearTimeout(timer);
      start = null;
    };
    const show = (id: string) => {
      stop();
      opened = true;
      navigator.vibrate?.(10);
      open(id);
    };

    return {
      onPointerDown(event: PointerEvent) {
        opened = false;
        const id = studentAt(event.target);
        if (!id || event.pointerType === "mouse" || !event.isPrimary) return;
        start = { x: event.clientX, y: event.clientY, id };
        clearTimeout(timer);
        timer = setTimeout(() => show(id), HOLD);
      },
      onPointerMove(event: PointerEvent) {
        if (!start) return;
        const [x, y] = [event.clientX - start.x, Math.abs(event.clientY - start.y)];
        if (Math.abs(x) > SLIP || y > SLIP) clearTimeout(timer);
        if (y > SWIPE / 2) stop();
        else if (x < -SWIPE) show(start.id);
      },
      onPointerUp: stop,
      onPointerCancel: stop,
      onContextMenu(event: MouseEvent) {
        if (start || opened) event.preventDefault();
      },
      /** The click that ends a gesture is not a tap. */
      swallow(event: MouseEvent): boolean {
        if (!opened) return false;
        opened = false;
        event.preventDefault();
        event.stopPropagation();
        return true;
      },
    };
  }, [open]);
}

export function studentAt(target: EventTarget): string | undefined {
  const row = (target as Element).closest?.("[data-student]");
  return (row as HTMLElement | null)?.dataset.student;
}
