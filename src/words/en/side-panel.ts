import { texts } from "../language.ts";

/** The texts of the side panel around its views. */
export const sidePanelWords = texts({
  title: "Side panel",
  views: "Views of the step",
  titles: {
    derivation: "Derivation",
    tape: "Tape",
    code: "Code",
    check: "Check",
    cost: "Cost",
    memory: "Memory",
  },
  loading: "Loading …",
  missing: "This could not be loaded. Reload the page to try again.",
  /** In place of a view that would show what is asked. */
  closed: "This view shows the gradient, which you are asked for. It opens after the last question.",
  /** In place of a view that failed. */
  failed: "This view failed at this run. The other views still work.",
});
