/** A page that is not there, or not for this person; both read alike. */
import { Trouble } from "#app/_parts/trouble.tsx";
import { PublicShell } from "#components/layout/public-shell.tsx";

export default function NotFound() {
  return (
    <PublicShell>
      <Trouble kind="notFound" />
    </PublicShell>
  );
}
