/** The keys of the library, where there is a keyboard to press them. */
import { useTranslations } from "next-intl";
import styles from "./library.module.css";

const keys = [
  ["/", "search"],
  ["j k", "move"],
  ["Enter", "open"],
  ["f", "star"],
  ["Esc", "clear"],
] as const;

export function LibraryKeysHint() {
  const t = useTranslations("library.keys");
  return (
    <p className={styles.keys}>
      <span className="vh">{t("title")}: </span>
      {keys.map(([key, name]) => (
        <span key={key}>
          {key.split(" ").map((one) => (
            <kbd key={one}>{one}</kbd>
          ))}
          {t(name)}
        </span>
      ))}
    </p>
  );
}
