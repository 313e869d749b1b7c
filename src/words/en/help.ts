import { texts } from "../language.ts";

/** The texts of the list of keys. */
export const helpWords = texts({
  title: "Keys",
  lead: "Keys work while the player has the focus, except while you type.",
  toggle: "Keys step the player",
  groups: [
    {
      title: "Steps",
      keys: [
        { keys: "→ or Page Down", action: "step forward" },
        { keys: "← or Page Up", action: "step back" },
        { keys: "Home, End", action: "first and last step" },
        { keys: "Space", action: "play or pause" },
        { keys: "swipe over the caption", action: "step, on a touch screen" },
      ],
    },
    {
      title: "The graph, when it has the focus",
      keys: [
        { keys: "→ ←", action: "along an edge to a child, or back to a parent" },
        { keys: "↑ ↓", action: "to the node above or below" },
        { keys: "Enter", action: "the node's numbers in full; for a matrix, its entries one by one" },
        { keys: "Escape", action: "out of the numbers, then out of the graph" },
        {
          keys: "wheel, pinch, drag",
          action: "zoom and move; on scrolling pages, Ctrl or ⌘ with the wheel",
        },
      ],
    },
    {
      title: "Fields",
      keys: [
        { keys: "Enter", action: "apply what was typed" },
        { keys: "Escape", action: "discard it" },
        { keys: "↑ ↓", action: "in a matrix, to the entry above or below" },
      ],
    },
    { title: "Anywhere", keys: [{ keys: "?", action: "this list" }] },
  ],
});
