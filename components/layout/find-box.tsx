/** Search in the top bar: a plain GET form, so that it works without script and the result has an address. */
import Link from "next/link";
import { Icon } from "#components/ui/icon.tsx";

export interface FindBoxProps {
  /** Page that answers `?q=`. */
  readonly action: string;
  readonly label: string;
  readonly defaultValue?: string;
}

export function FindBox({ action, label, defaultValue }: FindBoxProps) {
  return (
    <>
      <search className="find">
        <form action={action}>
          <input
            type="search"
            name="q"
            defaultValue={defaultValue}
            placeholder={label}
            aria-label={label}
            aria-keyshortcuts="/"
            autoComplete="off"
            data-find
          />
          <Icon name="search" />
          <kbd>/</kbd>
        </form>
      </search>
      <Link className="find-link" href={action}>
        <Icon name="search" title={label} />
      </Link>
    </>
  );
}
