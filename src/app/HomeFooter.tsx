import { base, start } from "./site.ts";
import "./home-footer.css";

/** The address of third-party licences: a file beside the start page, or a section of the single file. */
const notices =
  start === undefined ? base.replace(/[^/]*$/, "third-party-notices.txt") : "#third-party-notices";

/** The source of the cases, the keys to step through them, and the licence. */
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
