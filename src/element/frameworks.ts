import type { PanelId } from "../player/panels.ts";
import type { Theme } from "../player/themes.ts";
import type { PullbackEventMap } from "./events.ts";

/** The attributes of the element in a template: the case or program, and every parameter of a link to it. */
export interface PullbackAttributes {
  readonly case?: string | undefined;
  /** The text of a program in Python. */
  readonly program?: string | undefined;
  /** The address of a program's file, relative to the page. */
  readonly file?: string | undefined;
  readonly step?: string | number | undefined;
  readonly panel?: PanelId | undefined;
  readonly theme?: Theme | undefined;
  readonly [parameter: string]: unknown;
}

/** The listeners in JSX and Svelte, such as `onpb-step`. */
type Listeners = {
  readonly [Type in keyof PullbackEventMap as `on${Type}`]?:
    | ((event: PullbackEventMap[Type]) => void)
    | undefined;
};

type PullbackElement = HTMLElementTagNameMap["pull-back"];

// A project has at most one of the frameworks below. Types from missing frameworks are `any`.

// biome-ignore-start lint/suspicious/noTsIgnore: where the framework is installed, there is no error
/** @ts-ignore React may be missing. */
type ReactProps = import("react").DetailedHTMLProps<
  import("react").HTMLAttributes<PullbackElement>,
  PullbackElement
>;
/** @ts-ignore Preact may be missing. */
type PreactProps = import("preact").HTMLAttributes<PullbackElement>;
/** @ts-ignore Svelte may be missing. */
type SvelteProps = import("svelte/elements").HTMLAttributes<PullbackElement>;
/** @ts-ignore Vue may be missing. */
type VueProps = import("vue").HTMLAttributes & import("vue").PublicProps;
/** @ts-ignore Vue may be missing. */
type VueEmit = import("vue").EmitFn<{
  [Type in keyof PullbackEventMap]: (event: PullbackEventMap[Type]) => void;
}>;

/** @ts-ignore React may be missing. */
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "pull-back": ReactProps & PullbackAttributes & Listeners;
    }
  }
}

/** @ts-ignore Preact may be missing. */
declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "pull-back": PreactProps & PullbackAttributes & Listeners;
    }
  }
}

/** @ts-ignore Svelte may be missing. */
declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "pull-back": SvelteProps & PullbackAttributes & Listeners;
  }
}

/** @ts-ignore Vue may be missing. */
declare module "vue" {
  interface GlobalComponents {
    "pull-back": new () => PullbackElement & {
      /** @deprecated Only the types of templates read this. */
      $props: VueProps & PullbackAttributes;
      /** @deprecated Only the types of templates read this. */
      $emit: VueEmit;
    };
  }
}
// biome-ignore-end lint/suspicious/noTsIgnore: where the framework is installed, there is no error
