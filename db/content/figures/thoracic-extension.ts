/** Bending the upper back backward: over the back of a chair, over a roller. The low back stays. */
import { hookLying, sitting } from "./bases.ts";
import { type Figures, figure, follow, from, roller, sway, via } from "./vocabulary.ts";

/** Hands on the back of the head, elbows open: below the face, so that it stays in sight. */
const behindHead = {
  armN: via([5.4, -9.4], [-5, -3.4], 112, { scale: [1, 1, 0.7] }, "head"),
  armF: via([7.4, -8.4], [-4.6, -4], 112, { scale: [1, 1, 0.7] }, "head"),
};

export const thoracicExtensionFigures: Figures = {
  "thoracic-extension-chair": figure({
    base: from(sitting, { hip: [-27, 29.7], trunk: 97, ...behindHead }),
    keys: [
      { thoracic: 10, neck: 2, head: 2 },
      { trunk: 99, lumbar: -2, thoracic: -31, neck: -6, head: -2 },
    ],
    hands: "cup",
    motion: sway(2, 0.8),
    muscles: ["upperBack"],
    arrows: [follow("crown", -6, 0.1, 0.9)],
  }),
  "thoracic-extension-roller": figure({
    base: from(hookLying, { trunk: 160, ...behindHead }, { props: [roller(-15.4, 4.4, 4.4)] }),
    keys: [
      { thoracic: 20, neck: 4, head: 2 },
      { trunk: 161, lumbar: -4, thoracic: -31, neck: -4, head: -2 },
    ],
    hands: "cup",
    motion: sway(2, 0.8),
    muscles: ["upperBack"],
    arrows: [follow("crown", -6, 0.1, 0.9)],
  }),
};
