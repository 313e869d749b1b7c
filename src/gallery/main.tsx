import { createRoot } from "react-dom/client";
import "katex/dist/katex.min.css";
import "../view/ui/tokens.css";
import "../view/ui/base.css";
import "../view/graph/graph-frame.css";
import "../view/graph/graph.css";
import "../view/graph/node-marks.css";
import "../view/graph/grids.css";
import "../view/graph/edges.css";
import "../view/graph/copies.css";
import "./gallery.css";
import { Gallery } from "./Gallery.tsx";
import { themesOnTiles } from "./themes-on-tiles.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("gallery: the page has no element with the id root");

themesOnTiles(document);
createRoot(root).render(<Gallery query={new URLSearchParams(location.search)} />);
