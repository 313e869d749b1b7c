import { texts } from "../language.ts";

/** The texts of the notice about a newer version of the site. */
export const updateNoticeWords = texts({
  ready: "A new version is ready.",
  reload: "Reload",
  dismiss: "Dismiss the new version",
});
