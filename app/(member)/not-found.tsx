import { Trouble } from "#app/_parts/trouble.tsx";

export default function NotFound() {
  return <Trouble kind="notFound" />;
}
