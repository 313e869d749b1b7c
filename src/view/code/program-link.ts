import { createContext } from "react";

/** Returns the address of a case's program on the page of programs; undefined where there is no such page. */
export const ProgramLinkContext = createContext<((slug: string) => string) | undefined>(undefined);
