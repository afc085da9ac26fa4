import { usePassing, useStore } from '../state/react.tsx';

/** What was wrong with the link just opened, what is used in its place and what is allowed. */
export function LinkNotice() {
  const { passing } = useStore();
  const repairs = usePassing((state) => state.repairs);
  return (
    <section className="link-notice" aria-label="Link notice">
      <div>
        <p>
          <strong>Part of this link could not be used.</strong> The rest opened as it was sent.
        </p>
        <ul>
          {repairs.map(({ key, received, used, allowed }) => (
            <li key={`${key} ${received}`}>
              <code>{key}</code>: received “{received}”, {used === 'ignored' ? 'ignored' : `used ${used}`},
              allowed {allowed}.
            </li>
          ))}
        </ul>
      </div>
      <button type="button" onClick={() => passing.setState({ repairs: [] })}>
        Dismiss
      </button>
    </section>
  );
}
