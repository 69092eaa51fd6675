/**
 * The words therapists use and what they mean for a search: positions, equipment, movements, muscles, diagnoses.
 * Invariant: folded words only (library-search.ts); a word here widens what is found or narrows it in a way that the
 * page says; it never judges. Long by nature: it is a dictionary.
 */
import type { Diagnosis } from "./episode.ts";
import type { EquipmentKey, Exercise, Stage } from "./exercise.ts";

type Position = Exercise["position"];
type Bias = Exercise["movementBias"];

/** What a phrase asks for. */
export type Meaning =
  | { readonly kind: "position"; readonly positions: readonly Position[] }
  | { readonly kind: "equipment"; readonly keys: readonly EquipmentKey[] }
  | { readonly kind: "only"; readonly keys: readonly EquipmentKey[] }
  | { readonly kind: "movement"; readonly bias: Bias }
  | { readonly kind: "lean"; readonly bias: Bias }
  | { readonly kind: "diagnosis"; readonly label: Diagnosis }
  | { readonly kind: "stage"; readonly stage: Stage }
  | { readonly kind: "effort"; readonly effort: "easy" | "hard" };

const lying: readonly Position[] = ["supine", "prone", "side-lying"];
const onFloor: readonly Position[] = [...lying, "all-fours", "plank", "kneeling", "half-kneeling"];
const weights: readonly EquipmentKey[] = ["dumbbell", "kettlebell", "weight", "barbell", "trap-bar"];
const gym: readonly EquipmentKey[] = [
  ...weights,
  "cable",
  "bench",
  "extension-bench",
  "bike",
  "recumbent-bike",
];
/** What almost every home has. */
const home: readonly EquipmentKey[] = ["mat", "wall", "chair", "pillow", "bed", "doorway", "rail", "strap"];

const position = (...positions: readonly Position[]): Meaning => ({ kind: "position", positions });
const equipment = (...keys: readonly EquipmentKey[]): Meaning => ({ kind: "equipment", keys });
const diagnosis = (label: Diagnosis): Meaning => ({ kind: "diagnosis", label });
const stage = (name: Stage): Meaning => ({ kind: "stage", stage: name });

/** Phrases that count wherever they stand. The floor is no equipment: a mat may lie on it. */
const always: readonly (readonly [string, Meaning])[] = [
  ["no equipment|without equipment|no kit|no props|no gear|nothing needed|equipment free", only("mat")],
  ["bodyweight only|body weight only|no weights no bands", only("mat")],
  ["at home|home exercise|household|for home", only(...home)],
  ["lying down|lying|laying down|laying|lie down|lie|recumbent", position(...lying)],
  ["supine|on the back|on their back|on my back|on your back|on back|face up|hook lying", position("supine")],
  [
    "prone|face down|on the front|on front|on their front|on the stomach|on stomach|on tummy|on the belly",
    position("prone"),
  ],
  ["side lying|sidelying|on the side|on side|on their side|lying on side", position("side-lying")],
  [
    "on all fours|all fours|all four|hands and knees|quadruped|quadraped|four point|4 point|4pt",
    position("all-fours"),
  ],
  ["standing|stood|upright|weight bearing|on feet", position("standing")],
  ["sitting|seated|sat|in a chair|in chair|chair based", position("sitting")],
  ["half kneeling|half kneel|half knelt", position("half-kneeling")],
  ["kneeling|kneel|knelt|on knees", position("kneeling", "half-kneeling")],
  ["on the floor|on floor|floor based|floor exercise", position(...onFloor)],
  ["flexion based|flexion biased|flexion bias|flexion programme", { kind: "lean", bias: "flexion" }],
  ["extension based|extension biased|extension bias", { kind: "lean", bias: "extension" }],
  ["stenosis|spinal stenosis|lumbar stenosis|spinal canal", diagnosis("stenosis")],
  [
    "disc|disk|disc herniation|herniated disc|slipped disc|disc bulge|bulging disc|prolapse|disc damage",
    diagnosis("disc"),
  ],
  ["facet|facets|facet joint|facet joints|facet oa|facet arthritis|arthritis|oa", diagnosis("facet_oa")],
  ["ddd|degenerative disc|degenerative disc disease|disc wear|disc degeneration", diagnosis("ddd")],
  ["acute strain|strain|muscle strain|pulled muscle|pulled back", diagnosis("acute_strain")],
  ["acute|acute phase|acute stage|first days|first week|flare|flare up", stage("acute")],
  ["subacute|sub acute", stage("subacute")],
  ["maintenance|maintain", stage("maintenance")],
  ["return to sport|return to lifting|return to gym|return to work", stage("return")],
  [
    "easy|easier|easiest|gentle|beginner|beginners|basic|low level|regression",
    { kind: "effort", effort: "easy" },
  ],
  ["hard|harder|hardest|advanced|challenging|high level|progression", { kind: "effort", effort: "hard" }],
];

/** Phrases that count behind "no", "without" and "avoid"; elsewhere they are plain words. */
const turnedAway: readonly (readonly [string, Meaning])[] = [
  [
    "extension|extending|back extension|lumbar extension|bending back|bending backward|bending backwards|arching|back bend",
    movement("extension"),
  ],
  [
    "flexion|flexing|lumbar flexion|bending|bending forward|bending forwards|forward bend|rounding",
    movement("flexion"),
  ],
  ["rotation|rotating|twist|twists|twisting|turning", movement("rotation")],
  ["band|bands|theraband|resistance band|elastic band|elastic", equipment("band", "loop-band")],
  ["loop band|mini band|loop", equipment("loop-band")],
  ["weight|weights|load|loads|dumbbells and kettlebells|free weights", equipment(...weights)],
  ["dumbbell|dumbbells|db", equipment("dumbbell")],
  ["kettlebell|kettlebells|kb", equipment("kettlebell")],
  ["barbell|barbells|bar", equipment("barbell", "trap-bar")],
  ["cable|cables|pulley|machine|machines", equipment("cable", "extension-bench", "bike", "recumbent-bike")],
  ["gym|gym equipment|gym kit", equipment(...gym)],
  ["bench|benches", equipment("bench", "extension-bench")],
  ["ball|balls|gym ball|swiss ball|exercise ball|stability ball", equipment("exercise-ball")],
  ["roller|foam roller", equipment("foam-roller")],
  ["mat|mats", equipment("mat")],
  ["chair|chairs", equipment("chair")],
  ["wall", equipment("wall")],
  ["strap|straps|belt|towel", equipment("strap")],
  ["stick|dowel|pole|broomstick", equipment("dowel")],
  ["step|steps|box|stairs", equipment("step")],
  ["bike|bikes", equipment("bike", "recumbent-bike")],
  ["pool|water", equipment("pool")],
  ["floor|getting down|floor work|getting on the floor", position(...onFloor)],
  ["kneeling|knees", position("kneeling", "half-kneeling", "all-fours")],
];

function only(...keys: readonly EquipmentKey[]): Meaning {
  return { kind: "only", keys };
}
function movement(bias: Bias): Meaning {
  return { kind: "movement", bias };
}

const toMap = (rows: readonly (readonly [string, Meaning])[]): ReadonlyMap<string, Meaning> =>
  new Map(
    rows.flatMap(([phrases, meaning]) => phrases.split("|").map((phrase) => [phrase, meaning] as const)),
  );

/** Meaning of a phrase that stands by itself. */
export const phraseMeanings = toMap(always);
/** Meaning of what stands behind "no", "without" or "avoid". */
export const avoidedMeanings = toMap([
  ...always.filter(([, { kind }]) => kind === "position"),
  ...turnedAway,
]);
/** The most words a phrase has. */
export const longestPhrase = Math.max(
  ...[...phraseMeanings.keys(), ...avoidedMeanings.keys()].map((phrase) => phrase.split(" ").length),
);

/** Words that turn what follows away. */
export const turningWords: ReadonlySet<string> = new Set([
  "no",
  "not",
  "avoid",
  "avoids",
  "avoiding",
  "without",
  "w/o",
  "except",
  "minus",
]);
/** Words that say nothing about an exercise. */
export const emptyWords: ReadonlySet<string> = new Set(
  "a an and any anything are at be can do does doing exercise exercises for from good her him his i in is it me my need needs of on or patient patients please some something that the their them this to use using want who with work works you your".split(
    " ",
  ),
);

/** What a muscle as the library names it is also called. The first that fits adds its words, and so do the others. */
export const muscleWords: readonly (readonly [RegExp, string])[] = [
  [/glute|gluteus/, "glutes gluteus gluteals glutei bum butt buttocks backside"],
  [/glute medius/, "gluteus medius glute med abductors"],
  [/gluteus maximus|glutes/, "glute max gluteus maximus"],
  [/abdomin|oblique|transvers/, "abs abdominals core stomach tummy trunk"],
  [/trunk|quadratus|multifid|diaphragm|pelvic floor|serratus/, "core trunk"],
  [/quadratus/, "ql"],
  [/erector|multifid|(lumbar|thoracic) extensor/, "erectors paraspinals back extensors"],
  [/hamstring/, "hams hamstring"],
  [/quads/, "quadriceps quad thighs"],
  [/hip flexor/, "psoas iliopsoas"],
  [/calves/, "calf"],
  [/\blats\b/, "latissimus"],
  [/pec/, "chest pecs pectorals"],
  [/trapezius/, "traps trap"],
  [/scap|rhomboid|mid trapezius/, "shoulder blades scapula scapular"],
  [/sciatic/, "sciatica nerve"],
  [/piriformis/, "sciatica buttock"],
  [/deep neck/, "dnf neck"],
];

/** What a region, kind, movement or way of dosing is also called. */
export const factWords: Readonly<Record<string, string>> = {
  low_back: "low back lower back lumbar spine trunk",
  mid_back: "upper back mid back thoracic spine",
  neck: "neck cervical",
  shoulder: "shoulder",
  hip: "hip",
  legs: "leg legs lower limb",
  whole_body: "whole body full body",
  "motor-control": "control activation stability stabilisation",
  "core-endurance": "core endurance stability",
  strength: "strength strengthening strengthen",
  mobility: "mobility mobilise mobilising range rom",
  stretch: "stretch stretching flexibility",
  "warm-up": "warm up warmup",
  aerobic: "aerobic cardio fitness endurance",
  posture: "posture rest relief",
  flexion: "flexion bend bending",
  extension: "extension extend",
  rotation: "rotation twist twisting turn",
  neutral: "neutral",
  hold: "hold isometric static",
  pyramid: "pyramid hold isometric",
  duration: "timed",
  distance: "distance",
  reps: "",
  supine: "supine lying on back",
  prone: "prone lying on front",
  "side-lying": "side lying",
  "all-fours": "all fours quadruped hands knees",
  sitting: "sitting seated",
  standing: "standing",
  "half-kneeling": "half kneeling",
  plank: "plank",
  kneeling: "kneeling",
};

/** What a piece of equipment is also called. */
export const equipmentWords: Readonly<Partial<Record<EquipmentKey, string>>> = {
  band: "band theraband resistance elastic",
  "loop-band": "loop mini band theraband",
  "exercise-ball": "ball swiss gym stability exercise",
  "foam-roller": "foam roller",
  dowel: "stick dowel pole broomstick",
  strap: "strap towel belt",
  step: "step box stair",
  dumbbell: "dumbbell weight db",
  kettlebell: "kettlebell weight kb",
  weight: "weight",
  barbell: "barbell bar weight",
  "trap-bar": "trap bar hex bar weight",
  cable: "cable pulley machine",
  bike: "bike bicycle cycle exercise bike",
  "recumbent-bike": "bike bicycle cycle reclined",
  pool: "pool water aqua hydro",
  doorway: "door doorway",
  "extension-bench": "roman chair bench",
};
