import { Trouble } from "#app/_parts/trouble.tsx";
import { PublicShell } from "#components/layout/public-shell.tsx";

export default function NotFound() {
  return (
    <PublicShell>
      <Trouble kind="notFound" />
    </PublicShell>
  );
}
