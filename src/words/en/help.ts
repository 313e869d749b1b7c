import { texts } from "../language.ts";

/** The texts of the help: what the picture shows, and what pointers and keys do. */
export const helpWords = texts({
  title: "Help",
  toggle: "Keys step the player",
  lead: "Keys work while the player has the focus, except while you type.",
  groups: [
    {
      title: "The picture",
      areKeys: false,
      entries: [
        { term: "a card", text: "a node: an input, a parameter, or the result of one operation" },
        { term: "value", text: "the node's number in the forward pass, in blue" },
        {
          term: "adjoint",
          text: "the derivative of the output with respect to the value, summed so far, in orange",
        },
        {
          term: "a small card at an edge",
          text: "the contribution that flows back: the rule and its numbers",
        },
        { term: "violet, green", text: "the seed, and the gradient at the end" },
        {
          term: "magenta",
          text: "in forward mode, which the cost panel switches on: tangents, with a dot above the name",
        },
      ],
    },
    {
      title: "Pointer and touch",
      areKeys: false,
      entries: [
        {
          term: "a symbol or a number",
          text: "marked wherever it occurs: in the graph, the formulas and the code",
        },
        {
          term: "click on a node",
          text: "pins it: lists its contributions with their steps, colours their paths, and gives its adjoint in letters; a second click or Escape unpins it",
        },
        {
          term: "an entry of a matrix",
          text: "shows the entries that it was made from, and their sum in numbers",
        },
        {
          term: "an input's number",
          text: "in the graph or in its field: drag sideways to change it, with Shift in finer steps; click to type",
        },
        { term: "a line of the panel", text: "goes to its step" },
        {
          term: "Descend",
          text: "moves all inputs against their adjoints by the rate η, step by step, and charts the output",
        },
        {
          term: "wheel, pinch, drag",
          text: "zoom and move the graph; on scrolling pages, Ctrl or ⌘ with the wheel",
        },
        { term: "swipe over the caption", text: "step, on a touch screen" },
      ],
    },
    {
      title: "Keys for steps",
      areKeys: true,
      entries: [
        { term: "→ or Page Down", text: "step forward" },
        { term: "← or Page Up", text: "step back" },
        { term: "Home, End", text: "first and last step" },
        { term: "Space", text: "play or pause" },
      ],
    },
    {
      title: "Keys for the graph, when it has the focus",
      areKeys: true,
      entries: [
        { term: "→ ←", text: "along an edge to a child, or back to a parent" },
        { term: "↑ ↓", text: "to the node above or below" },
        {
          term: "Enter",
          text: "pins the node; again: the entries of a matrix one by one, or unpins a number",
        },
        { term: "F2", text: "type another number for an input; Tab leads to the next one" },
        { term: "Escape", text: "out of the entries, unpins, then out of the graph" },
      ],
    },
    {
      title: "Keys for fields",
      areKeys: true,
      entries: [
        {
          term: "a number",
          text: "also as an expression: pi/2, 1/3, sqrt(2), ln 2, 2e-3, 0,5",
        },
        { term: "Enter", text: "apply what was typed" },
        { term: "Escape", text: "discard it" },
        {
          term: "↑ ↓",
          text: "change the number, with Shift in finer steps; in a matrix, go to the entry above or below, and with Alt change it",
        },
      ],
    },
    { title: "Keys anywhere", areKeys: true, entries: [{ term: "?", text: "this help" }] },
  ],
});
