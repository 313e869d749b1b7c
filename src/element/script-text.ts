import { dedent } from "../programs/dedent.ts";

/** Returns the program in an element's `<script type="text/x-python">`; undefined if there is none or it is empty. */
export function scriptText(host: Pick<Element, "querySelector">): string | undefined {
  const script = host.querySelector(':scope > script[type="text/x-python" i]');
  return dedent(script?.textContent ?? "") || undefined;
}
