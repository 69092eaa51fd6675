/** The wordmark: three rungs between two rails, the top one in spruce. */
import Link from "next/link";

export function MarkGlyph() {
  return (
    <svg viewBox="0 0 23 26" aria-hidden="true">
      <path className="mark-faint" d="M2 1h2.6v24H2zM18.4 1H21v24h-2.6z" />
      <path className="mark-faint" d="M2 17.5h19v3.4H2z" />
      <path className="mark-rail" d="M2 11.2h19v3.4H2z" />
      <path className="mark-rung" d="M2 4.9h19v3.4H2z" />
    </svg>
  );
}

export function Mark({ href, name }: { readonly href?: string; readonly name: string }) {
  const content = (
    <>
      <MarkGlyph />
      {name}
    </>
  );
  return href === undefined ? (
    <span className="mark">{content}</span>
  ) : (
    <Link className="mark" href={href}>
      {content}
    </Link>
  );
}
