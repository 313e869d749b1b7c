import { createRoot } from "react-dom/client";
import { placeOf } from "./address.ts";
import { CasePage } from "./CasePage.tsx";
import { HomePage } from "./HomePage.tsx";

const root = document.getElementById("root");
if (root === null) throw new Error("main: the page has no element with the id root");

const place = placeOf(new URL(location.href));
createRoot(root).render(
  place.kind === "case" ? (
    <CasePage spec={place.spec} query={place.query} />
  ) : (
    <HomePage {...(place.kind === "unknown" ? { missing: place } : {})} />
  ),
);
