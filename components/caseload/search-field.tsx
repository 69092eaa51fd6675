/** Search by name where the top bar has no room for it: a form with an address, so that it works without script. */
import { Icon } from "#components/ui/icon.tsx";
import styles from "./caseload.module.css";

interface SearchFieldProps {
  readonly label: string;
  readonly query: string;
  /** Kept with the search. */
  readonly filter: string;
}

export function SearchField({ label, query, filter }: SearchFieldProps) {
  return (
    <search className={styles.search}>
      <form action="/caseload">
        {filter === "everyone" ? null : <input type="hidden" name="filter" value={filter} />}
        <input
          type="search"
          name="q"
          defaultValue={query}
          placeholder={label}
          aria-label={label}
          autoComplete="off"
          data-find
        />
        <Icon name="search" />
      </form>
    </search>
  );
}
