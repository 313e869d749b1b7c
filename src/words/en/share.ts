import { texts } from "../language.ts";

/** The texts of the share dialog. */
export const shareWords = texts({
  title: "Share",
  tabs: "What to share",
  link: "Link",
  kinds: {
    iframe: "Frame",
    element: "Element",
    reveal: "reveal.js",
  },
  thisStep: "This step, with these inputs",
  linkToStep: "Link to this step",
  asOpened: { case: "The case, as it opens", program: "The program, from its start" },
  linkAsOpened: { case: "Link to this case", program: "Link to this program" },
  offline: "Without a network",
  download: "Download as one file",
  downloadStates: {
    idle: "Opens at this step offline, from a USB stick or an email.",
    coming: "Fetching the file …",
    failed: "The file could not be fetched. Check the connection and try again.",
  },
  qrCode: "QR code of the link",
  qrTooLong: "This link is too long for a QR code.",
  qrLarge: "Show the QR code large, for a room",
  qrLargeHint: "Larger, for a room",
  qrSmall: "Show the QR code small",
  qrSmallHint: "Smaller",
  copy: "Copy",
  copied: "Copied",
  copyNamed: (name: string) => `Copy: ${name}`,
  copyDone: "Copied.",
  copyRefused: "The browser does not allow copying here. The text is selected: press Ctrl+C or ⌘C.",
  /** The options of an embed. */
  options: {
    step: "Start at this step",
    controls: "Transport",
    caption: "Caption",
    inputs: "Inputs",
    zoom: "Zoom and drag",
    keys: "Keys",
    play: "Play at once",
  },
  sandboxed: "Sandboxed",
  theme: (name: string) => `Theme of the embed: ${name}`,
  preview: "Preview of the embed",
  code: "Code to embed it",
});
