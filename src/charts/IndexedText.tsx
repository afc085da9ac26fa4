/** A name of which what follows a low line is its index: c_max. To stand inside a drawn text. */
export function IndexedText({ text }: { readonly text: string }) {
  const [main, index] = text.split('_', 2);
  return (
    <>
      {main}
      {index !== undefined && (
        <tspan dy="0.25em" fontSize="0.8em">
          {index}
        </tspan>
      )}
    </>
  );
}
