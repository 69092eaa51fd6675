/** A page that this role does not open. */
import { Trouble } from "#app/_parts/trouble.tsx";
import { PublicShell } from "#components/layout/public-shell.tsx";

export default function Forbidden() {
  return (
    <PublicShell>
      <Trouble kind="forbidden" />
    </PublicShell>
  );
}
