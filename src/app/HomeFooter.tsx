import { homeWords } from "../words/en/home.ts";
import { MarkedText } from "./MarkedText.tsx";
import { base, start } from "./site.ts";
import "./home-footer.css";

/** The address of third-party licences: a file beside the start page, or a section of the single file. */
const notices =
  start === undefined ? base.replace(/[^/]*$/, "third-party-notices.txt") : "#third-party-notices";

/** The source of the cases, the keys to step through them, and the licence. */
export function HomeFooter() {
  const words = homeWords.footer;
  return (
    <footer className="home-footer">
      <p>
        <MarkedText of={words.source} mark={(_, text) => <cite>{text}</cite>} />
      </p>
      <p>
        <MarkedText of={words.keys} mark={(_, text) => <kbd>{text}</kbd>} />
      </p>
      <p>
        {words.licence} <a href={notices}>{words.notices}</a>
      </p>
    </footer>
  );
}
