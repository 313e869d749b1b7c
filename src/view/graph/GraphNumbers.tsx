import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { complete } from "../../cases/complete.ts";
import { type LeafEntry, leafEntries } from "../../cases/leaf-entries.ts";
import { paramsOf } from "../../cases/source.ts";
import type { Box } from "../../layout/layout.ts";
import { isLocked } from "../../player/questions.ts";
import type { Trace } from "../../trace/trace.ts";
import { specOfEntry } from "../inputs/entry-spec.ts";
import { followDrag } from "../inputs/follow-drag.ts";
import { type NumberDrag, startDrag } from "../inputs/number-drag.ts";
import { usePlayer, usePlayerState } from "../player/player-context.ts";
import { placed } from "./camera.ts";
import { editAt } from "./edit-at.ts";
import { hitAt, shownIn } from "./hit-at.ts";
import { type Exit, NumberField } from "./NumberField.tsx";
import { leafEntryOf, numberBox } from "./number-places.ts";

interface GraphNumbersProps {
  readonly svg: RefObject<SVGSVGElement | null>;
  /** The run that the graph shows. */
  readonly trace: Trace;
}

/** A field that is open over the graph. */
interface OpenField {
  readonly entry: LeafEntry;
  /** Whether a key opened the field, which then leads back to the graph. */
  readonly byKey: boolean;
}

/**
 * Lets people change the numbers of inputs in the graph: a drag sideways changes a number, a click opens a field over it.
 * F2 opens the field of the node that a walk through the graph is at. Meanwhile the view is held, by the attribute
 * `data-editing` of the element around the drawing.
 */
export function GraphNumbers({ svg, trace }: GraphNumbersProps) {
  const player = usePlayer();
  const program = usePlayerState((state) => state.program);
  const params = usePlayerState((state) => state.params);
  const source = usePlayerState((state) => state.run?.request);
  const isFixed = usePlayerState(isLocked);
  const entries = useMemo(() => {
    if (source === undefined || isFixed) return [];
    return leafEntries(program, complete(program, paramsOf(source)).values, trace);
  }, [program, source, trace, isFixed]);
  const [open, setOpen] = useState<OpenField>();
  const latest = useRef({ trace, entries, program, open });
  useEffect(() => {
    latest.current = { trace, entries, program, open };
  });

  useEffect(() => {
    const area = svg.current?.parentElement;
    const group = area?.parentElement;
    if (!area || !group) return;
    const listening = new AbortController();
    const { signal } = listening;

    function entryAt(event: MouseEvent): LeafEntry | undefined {
      const now = latest.current;
      const entry = leafEntryOf(hitAt(event), now.trace, now.entries);
      return entry && boxIn(area, now.trace, entry) && entry;
    }

    function press(event: PointerEvent): void {
      if (event.button !== 0 || !event.isPrimary) return;
      const entry = entryAt(event);
      const spec = () => entry && specOfEntry(player, player.store.getState(), entry);
      const first = spec();
      if (first === undefined || area === undefined || area === null) return;
      let drag: NumberDrag | undefined;
      area.dataset.editing = "";
      followDrag(event, area, {
        onStart(x) {
          player.pause();
          player.startEdit();
          drag = startDrag(first.value, x, first.steps);
        },
        onMove(x, fine) {
          const [now, next] = [spec(), drag?.moveTo(x, fine)];
          if (now === undefined || next === undefined || Object.is(next, now.value)) return;
          if (now.isValid(next)) now.onValue(next);
        },
        onEnd() {
          if (latest.current.open === undefined) delete area.dataset.editing;
        },
      });
    }

    function click(event: MouseEvent): void {
      const entry = entryAt(event);
      const { trace: shown, program: now } = latest.current;
      const node = entry && shown.nodes.at(entry.node)?.id;
      if (entry === undefined || node === undefined) return;
      // Some clicks choose, such as a click on a class.
      const { params: values } = player.store.getState();
      if (editAt(now, values, shown, { node, entry: entry.entry }) !== undefined) return;
      event.stopImmediatePropagation();
      player.pause();
      setOpen({ entry, byKey: false });
    }

    function key(event: KeyboardEvent): void {
      if (event.key !== "F2" || event.target !== group) return;
      const { trace: shown, entries: all } = latest.current;
      const node = shown.nodes.indexOf(group?.dataset.walking ?? "");
      const entry = all.find((one) => one.node === node);
      if (entry === undefined || boxIn(area, shown, entry) === undefined) return;
      event.preventDefault();
      player.pause();
      setOpen({ entry, byKey: true });
    }

    const hover = (event: PointerEvent) => {
      area.classList.toggle("over-number", event.type === "pointermove" && entryAt(event) !== undefined);
    };
    area.addEventListener("pointerdown", press, { signal, capture: true });
    area.addEventListener("click", click, { signal, capture: true });
    area.addEventListener("pointermove", hover, { signal });
    area.addEventListener("pointerleave", hover, { signal });
    group.addEventListener("keydown", key, { signal });
    return () => listening.abort();
  }, [svg, player]);

  useEffect(() => {
    const area = svg.current?.parentElement;
    if (open === undefined || !area) return;
    area.dataset.editing = "";
    return () => {
      delete area.dataset.editing;
    };
  }, [svg, open]);

  if (open === undefined) return null;
  const area = svg.current?.parentElement;
  const spec = specOfEntry(player, { program, params }, open.entry);
  const box = boxIn(area, trace, open.entry);
  if (!area || spec === undefined || box === undefined) return null;

  function exit(way: Exit): boolean {
    const from = entries.findIndex(({ name, position }) => {
      return name === open?.entry.name && position === open.entry.position;
    });
    const isForward = way === "next";
    const rest = isForward ? entries.slice(from + 1) : entries.slice(0, Math.max(from, 0)).reverse();
    const next = (isForward || way === "previous") && rest.find((entry) => isInView(area, trace, entry));
    if (next) {
      setOpen({ entry: next, byKey: open?.byKey ?? false });
      return true;
    }
    setOpen(undefined);
    const group = area?.parentElement;
    const isLeft = way === "blur";
    if (!isLeft && (open?.byKey || way !== "done")) group?.focus();
    else if (!isLeft) group?.closest<HTMLElement>("[data-pullback]")?.focus({ preventScroll: true });
    return false;
  }

  const { name, position, node } = open.entry;
  return (
    <NumberField
      key={`${name} ${position}`}
      spec={spec}
      box={{ ...box, x: box.x + area.offsetLeft, y: box.y + area.offsetTop }}
      isCell={typeof trace.nodes.at(node)?.value === "object"}
      scale={shownIn(area)?.view.k ?? 1}
      onExit={exit}
    />
  );
}

/** Returns the box of an entry's number, in CSS pixels of the area of a graph. */
function boxIn(area: HTMLElement | null | undefined, trace: Trace, entry: LeafEntry): Box | undefined {
  const shown = area ? shownIn(area) : undefined;
  const box = shown && numberBox(shown.list, trace, entry);
  return shown && box && placed(shown.view, box);
}

function isInView(area: HTMLElement | null | undefined, trace: Trace, entry: LeafEntry): boolean {
  const box = boxIn(area, trace, entry);
  if (!area || box === undefined) return false;
  const isAcross = box.x >= 0 && box.x + box.width <= area.clientWidth;
  return isAcross && box.y >= 0 && box.y + box.height <= area.clientHeight;
}
