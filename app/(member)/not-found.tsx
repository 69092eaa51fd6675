/** A page that is not there, or not for this person; both read alike. */
import { Trouble } from "#app/_parts/trouble.tsx";

export default function NotFound() {
  return <Trouble kind="notFound" />;
}
