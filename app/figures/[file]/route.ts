/** A figure as a file, for pictures that load as they come into view. Public; kept for ever under its version. */
import { getFigureFile } from "#lib/usecases/figure.ts";
import { defineRoute } from "#lib/web/define-route.ts";

interface Place {
  readonly params: Promise<{ readonly file: string }>;
}

export async function GET(request: Request, { params }: Place): Promise<Response> {
  const { file } = await params;
  const answer = defineRoute({
    name: "figure:read",
    usecase: (_actor, { url }) => {
      const { searchParams } = new URL(url);
      const [theme, on, version] = ["theme", "on", "v"].map((key) => searchParams.get(key));
      return getFigureFile(file, { theme, on, version });
    },
    respond: ({ svg, lasting }) =>
      new Response(svg, {
        headers: {
          "content-type": "image/svg+xml; charset=utf-8",
          "cache-control": lasting ? "public, max-age=31536000, immutable" : "public, max-age=300",
        },
      }),
  });
  return answer(request);
}
