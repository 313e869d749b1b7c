/** The unmodified text of every file that listings show, by its path below `src/`. */
export const sources: ReadonlyMap<string, string> = new Map(
  Object.entries(
    import.meta.glob<string>(
      [
        "../../autodiff/{backward,checkpoint,matrix,operation,topological-order,no-grad,var}.ts",
        "../../autodiff/operations/*.ts",
        "../../cases/{*.case,chain}.ts",
        "!**/*.test.ts",
      ],
      { query: "?raw", import: "default", eager: true },
    ),
  ).map(([path, text]) => [path.replace("../../", ""), text]),
);
