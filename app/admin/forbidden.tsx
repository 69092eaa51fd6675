/** A page that this role does not open. */
import { Trouble } from "#app/_parts/trouble.tsx";

export default function Forbidden() {
  return <Trouble kind="forbidden" />;
}
