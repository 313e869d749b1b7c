import { dedent } from "../programs/dedent.ts";

/** The names of attributes that a code block may give to its player. */
const NAME = /^(?!on)[a-z]\w*$/i;

/**
 * Replaces the code blocks of a deck that are marked with `data-pullback`, on the `<pre>` or on its `<code>`, with players
 * of their programs. The mark holds the options of the player's link: `data-pullback="panel=code&theme=dark"`.
 */
export function replaceCodeBlocks(slides: HTMLElement): void {
  for (const block of slides.querySelectorAll<HTMLElement>(
    "pre[data-pullback], pre:has(> code[data-pullback])",
  )) {
    const code = block.querySelector<HTMLElement>(":scope > code") ?? block;
    const player = block.ownerDocument.createElement("pull-back");
    const options = block.dataset.pullback ?? code.dataset.pullback ?? "";
    for (const [name, value] of new URLSearchParams(options)) {
      if (NAME.test(name)) player.setAttribute(name, value);
    }
    for (const name of ["id", "class", "style", "data-still"]) {
      const value = block.getAttribute(name);
      if (value !== null) player.setAttribute(name, value);
    }
    player.setAttribute("program", dedent(code.textContent ?? ""));
    block.replaceWith(player);
  }
}
