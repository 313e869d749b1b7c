import { HighlightStyle } from "@codemirror/language";
import { tags } from "@lezer/highlight";

const kind = (name: string) => `var(--code-${name})`;

/** The colours of Python, the same as in the listings of the code panel. */
export const highlighting = HighlightStyle.define([
  { tag: [tags.keyword, tags.bool, tags.null, tags.self], color: kind("keyword") },
  { tag: [tags.string, tags.special(tags.string)], color: kind("string") },
  { tag: tags.number, color: kind("number") },
  { tag: tags.comment, color: kind("comment"), fontStyle: "italic" },
  { tag: tags.typeName, color: kind("type") },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.propertyName), tags.meta],
    color: kind("function"),
  },
]);
