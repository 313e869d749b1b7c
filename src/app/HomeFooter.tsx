import { base, start } from "./site.ts";
import "./home-footer.css";

/** Where the licences of others' software are: a file beside the start page, or a part of the single file. */
const notices = start === undefined ? `${base}third-party-notices.txt` : "#third-party-notices";

/** Where the cases come from, how to step through them, and under what licence. */
export function HomeFooter() {
  return (
    <footer className="home-footer">
      <p>
        The cases, their names and their notation are those of the chapter <cite>Case Studies</cite> on
        reverse-mode automatic differentiation.
      </p>
      <p>
        In a case, <kbd>→</kbd> and <kbd>←</kbd> step and <kbd>Space</kbd> plays.
      </p>
      <p>
        Free software under the MIT licence. <a href={notices}>Third-party notices</a>
      </p>
    </footer>
  );
}
