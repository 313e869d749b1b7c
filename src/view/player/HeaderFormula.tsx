import { lazily } from "../ui/lazily.ts";

/** The formula of a case. Until the code that reads it is loaded, its place is empty. */
export const HeaderFormula = lazily(
  async () => (await import("../math/TextFormula.tsx")).TextFormula,
  ({ text }) => <span className="tex unset">{text}</span>,
);
