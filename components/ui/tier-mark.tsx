/** The shape of a triage tier: octagon now, diamond one working day, triangle three, circle weekly. Never colour alone. */
import { classNames } from "./class-names.ts";

export type Tier = 0 | 1 | 2 | 3;

export interface TierMarkProps {
  readonly tier: Tier;
  /** Read out, for instance "Within one working day"; leave out where the words stand beside it. */
  readonly label?: string;
  /** Snoozed: the shape stays, without its colour. */
  readonly muted?: boolean;
}

const shapes = [
  <g key="0">
    <path className="tier-0" d="M4.3.5h5.4l3.8 3.8v5.4l-3.8 3.8H4.3L.5 9.7V4.3z" />
    <path className="tier-0-mark" d="M7 3.4v4.4M7 9.9v.3" />
  </g>,
  <path key="1" className="tier-1" d="M7 1.6L12.4 7 7 12.4 1.6 7z" />,
  <path key="2" className="tier-2" d="M7 1.5l6 11H1z" />,
  <circle key="3" className="tier-3" cx="7" cy="7" r="4.6" />,
];

export function TierMark({ tier, label, muted }: TierMarkProps) {
  const className = classNames("tier", muted && "tier-off");
  return label === undefined ? (
    <svg className={className} viewBox="0 0 14 14" aria-hidden="true">
      {shapes[tier]}
    </svg>
  ) : (
    <svg className={className} viewBox="0 0 14 14" role="img" aria-label={label}>
      {shapes[tier]}
    </svg>
  );
}
