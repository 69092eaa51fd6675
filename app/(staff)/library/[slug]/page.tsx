/** Where an exercise stood before; its page asks who it is. */
import { permanentRedirect } from "next/navigation";

interface OldAddressProps {
  readonly params: Promise<{ slug: string }>;
}

export default async function OldExerciseAddress({ params }: OldAddressProps) {
  permanentRedirect(`/exercise/${encodeURIComponent((await params).slug)}`);
}
