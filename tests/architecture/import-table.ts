/**
 * Who may import whom, as data: one row for each folder of the architecture's table. What no row lists is not
 * allowed. Rows name folders (`lib/domain`), single files (`lib/kernel/result.ts`) and packages.
 *
 * Invariant: this is the only place where an exception can be granted, and each row says why it reads as it does.
 */

export interface Row {
  /** A folder, or `folder/file.ts` for a file with more rights than its folder. The longest match counts. */
  of: string;
  /** Own folders and files that it may import. Its own folder is always allowed. */
  own: readonly string[];
  /** Own folders and files, and packages, of which it may import types only. */
  types: readonly string[];
  /** Packages; `next/*` means any part of it, `next` the bare name only. */
  packages: readonly string[];
  /** Whether it may use what is built into Node. Folders that also run in the browser may not. */
  node: boolean;
  /** Whether it may compute the name of what it imports, so that no bundle contains it. */
  computed: boolean;
}

const row = (
  of: string,
  rights: {
    own?: readonly string[];
    types?: readonly string[];
    packages?: readonly string[];
    node?: boolean;
    computed?: boolean;
  },
): Row => ({ of, own: [], types: [], packages: [], node: false, computed: false, ...rights });

const REACT = ["react", "react/*", "react-dom", "react-dom/*"];
const DRIZZLE = ["drizzle-orm", "drizzle-orm/*"];
const DRIVERS = ["better-sqlite3", "pg", "@electric-sql/pglite", "@electric-sql/pglite/*"];
/** The pieces that screens are put together from. They know nothing of one noun. */
const PIECES = {
  own: [
    "lib/domain",
    "lib/schemas",
    "lib/messages",
    "components/ui",
    "components/form",
    "components/chart",
    "components/figure",
  ],
  packages: [...REACT, "next/link", "next/navigation", "next-intl"],
};
const COMPONENTS = {
  own: [
    ...PIECES.own,
    // The head and the foot of a screen stand inside the form that they belong to.
    "components/layout/page-header.tsx",
    "components/layout/dock.tsx",
    // A dose and an exercise read the same wherever they are named: in a program, a session, a course, on paper.
    "components/prescription",
    "components/exercise",
    // Today shows days as sessions do, and what still waits to be sent.
    "components/session/day-text.ts",
    "components/session/outbox-notice.tsx",
  ],
  packages: PIECES.packages,
};
const USECASES = {
  own: [
    "lib/access",
    "lib/domain",
    "lib/schemas",
    "lib/kernel",
    "lib/interop",
    "lib/messages",
    "db/queries",
    "db/content",
    "db/runtime/store.ts",
    // A refusal that was to be expected (a second row of one key) becomes a code here, outside the write.
    "db/dialect/errors.ts",
  ],
  // file-type: what an upload is, by its content.
  packages: ["@node-rs/argon2", "nodemailer", "sharp", "file-type", "web-push", "uqr"],
  node: true,
};
const RUNTIME = {
  own: ["db/dialect", "db/schema", "lib/kernel"],
  types: ["lib/access/grant.ts"],
  packages: [...DRIZZLE, ...DRIVERS],
  node: true,
};
const WEB = {
  own: [
    "lib/access",
    "lib/schemas",
    "lib/kernel",
    "lib/messages",
    "lib/usecases/sign-in.ts",
    // The part of signing in that counts attempts; the sync handler shares it.
    "lib/usecases/rate-limit.ts",
  ],
  packages: ["next", "next/*", "next-auth", "next-auth/*", "next-intl", "next-intl/*", "server-only"],
  node: true,
};
const ANYTHING = ["*"];

export const TABLE: readonly Row[] = [
  row("lib/kernel", { node: true }),
  row("lib/kernel/env.ts", { packages: ["zod"], node: true }),
  row("lib/domain", { own: ["lib/kernel/result.ts", "lib/kernel/assert.ts"] }),
  // An index of words in memory: pure, without dependencies of its own, the same in the browser and on the server.
  row("lib/domain/library-index.ts", {
    own: ["lib/kernel/result.ts", "lib/kernel/assert.ts"],
    packages: ["minisearch"],
  }),
  row("lib/schemas", { own: ["lib/domain"], packages: ["zod"] }),
  row("db/dialect", { types: ["lib/domain"], packages: DRIZZLE }),
  // The tables are written over the column kit, so the shared row of the two reads: schema over dialect. The words a
  // column may hold are the domain's own list, so that neither can know one that the other does not.
  row("db/schema", { own: ["db/dialect", "lib/domain"], packages: DRIZZLE }),
  // The store puts drizzle over the drivers.
  row("db/runtime", RUNTIME),
  // PGlite is for tests: the production bundle must not look for it.
  row("db/runtime/postgres.ts", { ...RUNTIME, computed: true }),
  // The manifest beside a backup is a file that anybody may have written: it is parsed, not believed.
  row("db/runtime/backup.ts", { ...RUNTIME, packages: [...RUNTIME.packages, "zod"] }),
  row("db/queries", {
    own: [
      "db/runtime/store.ts",
      "db/runtime/tables.ts",
      "db/dialect",
      // Snapshots stored as json are parsed with zod on reading.
      "lib/schemas",
      // Pure: its lists of words and its readers of stored values, so that a row means the same everywhere.
      "lib/domain",
      // The moment and the id of a row that the caller does not name, and the check that a row is whole.
      "lib/kernel/clock.ts",
      "lib/kernel/ids.ts",
      "lib/kernel/assert.ts",
    ],
    // What a grant is, and the words of the policy that it is made of.
    types: ["lib/access/grant.ts", "lib/access/policy.ts"],
    packages: DRIZZLE,
  }),
  row("lib/access", { own: ["lib/domain", "lib/kernel"], node: true }),
  // Reads the facts and records denials and reads of a chart; nothing else of the database.
  row("lib/access/authorize.ts", {
    own: [
      "lib/domain",
      "lib/kernel",
      "db/runtime/store.ts",
      "db/queries/access-facts.ts",
      "db/queries/audit.ts",
    ],
    node: true,
  }),
  row("lib/usecases", USECASES),
  // Lists backup files, whose names and folder only the runtime knows.
  row("lib/usecases/backup.ts", { ...USECASES, own: [...USECASES.own, "db/runtime/backup.ts"] }),
  // Files that people send go to a folder beside the database, which only the runtime knows.
  row("lib/usecases/media-intake.ts", { ...USECASES, own: [...USECASES.own, "db/runtime/media-folder.ts"] }),
  row("lib/usecases/exercise-media.ts", {
    ...USECASES,
    own: [...USECASES.own, "db/runtime/media-folder.ts"],
  }),
  row("lib/web", WEB),
  // A definition names the type of its schema; parsing is the schema's own.
  row("lib/web/define-action.ts", { ...WEB, types: ["zod"] }),
  // One look-up of the session a request, which is React's cache; pages ask for a role by its name.
  row("lib/web/session.ts", {
    ...WEB,
    types: ["lib/domain/episode.ts"],
    packages: [...WEB.packages, "react"],
  }),
  row("lib/interop", { own: ["lib/domain", "lib/kernel", "lib/messages"], packages: ["fflate"], node: true }),
  row("lib/offline", {
    own: ["lib/domain", "lib/schemas", "lib/kernel/result.ts", "lib/kernel/ids.ts"],
    packages: ["idb"],
  }),
  row("lib/messages", {}),
  row("lib/cli", {
    own: [
      ...["access", "domain", "interop", "kernel", "messages", "offline", "schemas", "usecases"].map(
        (name) => `lib/${name}`,
      ),
      ...["content", "dialect", "queries", "runtime", "schema"].map((name) => `db/${name}`),
    ],
    packages: ["playwright", "@sparticuz/chromium"],
    node: true,
  }),
  row("db/content", { types: ["lib/domain"] }),
  row("components", COMPONENTS),
  row("components/ui", PIECES),
  // A form names its sending by an id like every other: the row that it makes often carries it.
  row("components/form", { ...PIECES, own: [...PIECES.own, "lib/kernel/ids.ts"] }),
  row("components/figure", PIECES),
  row("components/chart", { ...PIECES, packages: [...PIECES.packages, "recharts"] }),
  row("components/layout", { ...COMPONENTS, own: [...COMPONENTS.own, "components"] }),
  // The player: it logs offline.
  row("components/player", { ...COMPONENTS, own: [...COMPONENTS.own, "lib/offline"] }),
  row("components/session", { ...COMPONENTS, own: [...COMPONENTS.own, "lib/offline"] }),
  row("app", {
    own: [
      "components",
      "lib/web",
      "lib/usecases",
      "lib/schemas",
      "lib/domain",
      "lib/messages",
      "lib/kernel/result.ts",
      // A page makes the id of the row that its form will create, so that a form sent twice makes one.
      "lib/kernel/ids.ts",
    ],
    packages: [
      ...REACT,
      "next",
      "next/*",
      "next-intl",
      "next-intl/*",
      "@fontsource/*",
      "@fontsource-variable/*",
    ],
  }),
  // Headers and nonce only.
  row("proxy.ts", { packages: ["next/server"] }),
  row("next.config.mjs", { packages: ["next-intl/plugin"], node: true }),
  row("db/drizzle.sqlite.config.ts", { packages: ["drizzle-kit"] }),
  row("db/drizzle.postgres.config.ts", { packages: ["drizzle-kit"] }),
  row("db/seed", { own: ANYTHING, packages: ANYTHING, node: true, computed: true }),
  row("tests", { own: ANYTHING, packages: ANYTHING, node: true, computed: true }),
  row("e2e", { own: ANYTHING, packages: ANYTHING, node: true, computed: true }),
];

const cli = TABLE.find(({ of }) => of === "lib/cli") as Row;

/** The command line's files with more rights than their folder. */
export const CLI_FILES: readonly Row[] = [
  // The demo on a phone: the code that the phone scans, and the certificate made for it.
  { ...cli, of: "lib/cli/demo.ts", own: [...cli.own, "db/seed"], packages: [...cli.packages, "uqr"] },
  { ...cli, of: "lib/cli/lan.ts", packages: [...cli.packages, "selfsigned"] },
  { ...cli, of: "lib/cli/serve.ts", packages: [...cli.packages, "next", "next-auth/jwt"] },
];

export const ROWS: readonly Row[] = [...TABLE, ...CLI_FILES];
