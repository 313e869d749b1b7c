import { useEffect, useState } from "react";
import { cases } from "../cases/all.ts";
import type { AnyCase } from "../cases/define-case.ts";
import { slugOf } from "../cases/source.ts";
import { pageQueue } from "../engine/page-queue.ts";
import { runEach } from "../engine/run-each.ts";
import type { Size } from "../layout/sizes.ts";
import { type Picture, pictureOf } from "./home-picture.ts";

/**
 * Returns the small graphs of all cases by slug, each as soon as its case has been run.
 *
 * @param roomOf returns the room for the picture of a case, in CSS pixels
 */
export function usePictures(roomOf: (spec: AnyCase) => Size): ReadonlyMap<string, Picture> {
  const [pictures, setPictures] = useState<ReadonlyMap<string, Picture>>(new Map());
  useEffect(
    () =>
      runEach(
        cases.map(({ slug }) => ({ case: slug, params: {}, detail: false })),
        {
          queue: pageQueue,
          onRun(run) {
            const spec = cases.find(({ slug }) => slug === slugOf(run.request));
            if (spec === undefined) return;
            const picture = pictureOf(run, roomOf(spec));
            setPictures((before) => new Map(before).set(spec.slug, picture));
          },
        },
      ),
    [roomOf],
  );
  return pictures;
}
