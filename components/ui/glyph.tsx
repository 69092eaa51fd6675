/** Characters that the font does not have, drawn at the size of the text and read out as words. */

/** An arrow in running text, as in "2×10 to 2×12"; `label` is what is read out. */
export function Arrow({ label }: { readonly label: string }) {
  return (
    <svg className="arr" viewBox="0 0 23 14" role="img" aria-label={label}>
      <path d="M1 7h20M15 1.5L21 7l-6 5.5" />
    </svg>
  );
}

/** The sign for "at least", for table heads where the words do not fit; `label` is what is read out. */
export function AtLeast({ label }: { readonly label: string }) {
  return (
    <svg className="arr" viewBox="0 0 23 14" role="img" aria-label={label}>
      <path d="M6 1l11 4.5L6 10M6 13.5h11" />
    </svg>
  );
}
