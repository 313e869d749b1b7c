import { Component, type ReactNode } from "react";

interface PanelBoundaryProps {
  /** Another value shows the view again. */
  readonly of: unknown;
  /** What stands in place of a view that cannot be rendered. */
  readonly failed: ReactNode;
  readonly children: ReactNode;
}

/** Keeps an error of a view from taking the page along. React reports the error in the console. */
export class PanelBoundary extends Component<PanelBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidUpdate({ of: before }: PanelBoundaryProps): void {
    if (this.state.hasFailed && before !== this.props.of) this.setState({ hasFailed: false });
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.failed : this.props.children;
  }
}
