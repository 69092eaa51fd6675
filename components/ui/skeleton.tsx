/** Blocks of the final size while data comes. Nothing shimmers, and nothing moves when the data is there. */
export type SkeletonBlock = "title" | "line" | "medium" | "short" | "control" | "row" | "block";

export function Skeleton({
  blocks,
  label,
}: {
  readonly blocks: readonly SkeletonBlock[];
  readonly label: string;
}) {
  return (
    <div className="skeleton" role="status" aria-busy="true">
      <span className="vh">{label}</span>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks are fixed and have no identity
        <i key={index} className={block === "line" ? undefined : `sk-${block}`} aria-hidden="true" />
      ))}
    </div>
  );
}
