import type { Run } from "../formula/runs.ts";
import type { Cells } from "../layout/cells.ts";
import type { Box, Curve } from "../layout/layout.ts";

/**
 * What is drawn at a step, as plain data: the groups of the edges, nodes and chips, in drawing order. Every
 * text, path and position is decided here; whatever draws a list only translates the elements into its own
 * terms, and chooses colours, stroke widths and fonts by roles, flags and data.
 *
 * All ids of a list are unique. An element with the same id at two steps is the same element, and a group
 * that looks the same at two steps of a picture is the identical object.
 */
export interface DisplayList {
  /** The edges that move or feed an evaluation are last, so that they are on top. */
  readonly edges: readonly EdgeGroup[];
  readonly nodes: readonly NodeGroup[];
  readonly chips: readonly ChipGroup[];
  /** What is on its way during a step, above all else; empty before and after. */
  readonly copies: readonly Group[];
}

/** An element of a list: a group of elements, or a shape or text without children. */
export type Drawn = Group | Rect | Circle | Line | Path | Text | Formula;

/** The properties of every element. Lengths are in the drawing's units, relative to the group around. */
interface Base {
  /** Unique in the list and the same at every step: `node v1`, and in it `card node v1`. */
  readonly id: string;
  /** From 0 to 1; 1 by default. */
  readonly opacity?: number;
}

/** Elements that are translated and scaled together. */
export interface Group extends Base {
  readonly kind: "group";
  readonly role: "edge" | "node" | "chip" | "grid" | "cell" | "warning" | "copy";
  readonly x: number;
  readonly y: number;
  /** The factor of the sizes inside; 1 by default. */
  readonly scale?: number;
  /**
   * Conditions that change the style of the group and its elements.
   *
   * - node: `compact`; `tensor`, with cells; `unreached`, if no output depends on the node; `forward`, in forward
   *   mode; `touched`, once an adjoint or a tangent has arrived; `changed`, if a recomputation gave another value than
   *   the first, which is the label; `wrong`, if the adjoint of a learner's own engine is not the right one; `pinned`
   * - grid: its slot, `value`, `adjoint`, `tangent`, `contribution` or `inside`; `map`, if cells have colours instead of numbers
   * - cell: `kink`, where a convention replaces the derivative; `odd`, if the entry is not finite
   * - copy: `value`, `adjoint`, `seed`, `gradient` or `tangent`, of which it is a copy
   */
  readonly flags: readonly string[];
  /**
   * The public data attributes, by name without `data-`. Absent attributes are left out.
   *
   * - node: `node`, `state`, `storage` (empty without), `value`, `adjoint`; in forward mode `tangent` in place of
   *   `adjoint`; `pinned` of the pinned node
   * - edge: `edge`, `state`; `path` of an edge between the pinned node and an output, from `1` to `4` or `shared`
   * - chip: `chip`, `kind`
   * - grid: `slot`
   * - cell: `entry`
   * - copy: `copy`, the id of the edge or node that it moves along
   */
  readonly data: Readonly<Record<string, string>>;
  /** The text for hovering. */
  readonly tooltip?: string;
  readonly children: readonly Drawn[];
}

/** The group of an edge. Its children are in the drawing's coordinates: x and y are 0. */
export interface EdgeGroup extends Group {
  readonly role: "edge";
  /** From the parent to the child. */
  readonly curve: Curve;
  /** The box of the edge's shape, while the shape is shown. */
  readonly label: Box | undefined;
}

/** The group of a node. */
export interface NodeGroup extends Group {
  readonly role: "node";
  /** The card, in the drawing's coordinates. */
  readonly box: Box;
  readonly slots: readonly SlotArea[];
}

/** The group of a chip: a small card beside an edge. */
export interface ChipGroup extends Group {
  readonly role: "chip";
  /** The card, in the drawing's coordinates. */
  readonly box: Box;
  readonly slots: readonly SlotArea[];
}

/** The area of a value, an adjoint, a contribution or a tangent, in the drawing's coordinates: its cells or its band. */
export interface SlotArea extends Box {
  readonly slot: "value" | "adjoint" | "contribution" | "tangent";
  /** The cells of a tensor's entries, the first at the area's upper left corner; undefined if none are shown. */
  readonly cells: Cells | undefined;
  /** Whether a number or the cells are shown at this step. */
  readonly shown: boolean;
}

/** A rectangle. */
export interface Rect extends Base, Box {
  readonly kind: "rect";
  /**
   * `ring` around an active node or entry, `pinned` around the pinned node, `card`, `slot` behind the adjoint, `patch`
   * of a cell, `badge` behind the number of a path to the pinned node.
   */
  readonly role: "ring" | "pinned" | "card" | "slot" | "patch" | "badge";
  /** The radius of the corners. */
  readonly radius: number;
  /** The opacity of the fill, from 0 to 1; 1 by default. */
  readonly fillOpacity?: number;
}

/** A circle. */
export interface Circle extends Base {
  readonly kind: "circle";
  /** Behind the sign of a warning. */
  readonly role: "alarm";
  /** The centre. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** A straight line. */
export interface Line extends Base {
  readonly kind: "line";
  /** `rule` below the heading of a node, `leader` from a chip to its edge. */
  readonly role: "rule" | "leader";
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** A path of SVG path data. */
export interface Path extends Base {
  readonly kind: "path";
  /**
   * `line` and arrow `head` of an edge, `trail` under the line of an edge on a path to the pinned node, `minus` of a
   * negative entry without a number, `pin` of a kept value.
   */
  readonly role: "line" | "head" | "trail" | "minus" | "pin";
  readonly d: string;
}

/** The position and size of a line of letters. */
interface Letters extends Base {
  /** Where the line starts, or its middle or end, by `anchor`. */
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
  /** The font size. */
  readonly size: number;
}

/** A line of text, never empty. */
export interface Text extends Letters {
  readonly kind: "text";
  /**
   * In a node: `label` for the operation, the role or the storage; `name` for the words "value" and
   * "adjoint"; `right` for the right adjoint beside a wrong one; `value`, `adjoint` and `tangent` for numbers; `sum` for the sum that gives the adjoint, and in a tensor
   * for the word that says the contribution is added; `alarm` for the sign of a warning. In a chip: `numbers`;
   * `sign` before entries that are added. In a cell: `entry`. At an edge: `shape`, and `badge` for the number of a path
   * to the pinned node. In a copy: `carried`.
   */
  readonly role:
    | "label"
    | "name"
    | "value"
    | "adjoint"
    | "tangent"
    | "sum"
    | "right"
    | "alarm"
    | "numbers"
    | "sign"
    | "entry"
    | "shape"
    | "badge"
    | "carried";
  readonly text: string;
}

/** A line of mathematics, never empty. */
export interface Formula extends Letters {
  readonly kind: "formula";
  /** `title` of a node, `symbol` of its tangent, `rule` of a chip, `working` of a value on its way. */
  readonly role: "title" | "symbol" | "rule" | "working";
  /** The whole line as Unicode text. Equal lines have equal runs. */
  readonly text: string;
  readonly runs: readonly Run[];
}
