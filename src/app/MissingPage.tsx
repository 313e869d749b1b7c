import "./missing-page.css";

/** The message in place of a page whose code could not be fetched. */
export function MissingPage() {
  return (
    <main className="missing-page">
      <p role="alert">The page could not be loaded.</p>
      <button type="button" onClick={() => location.reload()}>
        Reload the page
      </button>
    </main>
  );
}
