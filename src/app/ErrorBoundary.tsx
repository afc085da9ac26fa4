import { Component, type ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
}

/** Where drawing fails, the state is still in the address: say so, and offer the way back. */
export class ErrorBoundary extends Component<Props, { readonly message: string | null }> {
  override state = { message: null };

  static getDerivedStateFromError(error: unknown) {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return (
      <main className="failure" role="alert">
        <h1>This page met an error</h1>
        <p>{message}</p>
        <p>Your settings are still in the address of this page: copy it to keep or to report them.</p>
        <p>
          <a href={window.location.href}>Open this state again</a> or <a href="./">start afresh</a>.
        </p>
      </main>
    );
  }
}
