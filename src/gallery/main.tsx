import { createRoot } from "react-dom/client";
import "katex/dist/katex.min.css";
import "../view/styles/tokens.css";
import "../view/styles/base.css";
import "../view/styles/graph-frame.css";
import "../view/styles/graph.css";
import "../view/styles/node-marks.css";
import "../view/styles/grids.css";
import "../view/styles/edges.css";
import "./gallery.css";
import { Gallery } from "./Gallery.tsx";
import { themesOnTiles } from "./themes-on-tiles.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("gallery: the page has no element with the id root");

themesOnTiles(document);
createRoot(root).render(<Gallery query={new URLSearchParams(location.search)} />);
