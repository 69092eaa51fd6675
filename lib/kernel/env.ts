/**
 * The configuration, read from the environment once and checked. Invariant: nothing else reads process.env for
 * settings, and production never starts with a missing or weak secret.
 */
import { z } from "zod";

const schema = z.object({
  /** Where the data live: `file:path` for SQLite (the default), `postgres://…` for PostgreSQL. */
  DATABASE_URL: z.string().default("file:data/rung.db"),
  /** The address people open, with scheme and without path. Cookies are Secure when it is https. */
  RUNG_URL: z.url().default("http://localhost:3000"),
  /** At least 32 characters; signs the sign-in cookie. */
  RUNG_SECRET: z.string().default(""),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  /** `smtp://user:pass@host:port`; without it, invitation links are shown to be handed over. */
  SMTP_URL: z.string().default(""),
  MAIL_FROM: z.string().default(""),
  /** The folder of the clinic's photos and videos, one a database; without it, it stands beside the database file. */
  RUNG_MEDIA: z.string().default(""),
  /** Number of proxies in front that append to X-Forwarded-For; 0 trusts no header. */
  RUNG_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
});

export type Env = z.infer<typeof schema>;

let cached: { source: string; env: Env } | undefined;

/** The checked settings. Throws with the name of the setting, never its value. */
export function env(): Env {
  const source = Object.keys(schema.shape)
    .map((key) => process.env[key] ?? "")
    .join("\u0000");
  if (cached?.source === source) return cached.env;
  const present = Object.fromEntries(
    Object.keys(schema.shape)
      .filter((key) => process.env[key])
      .map((key) => [key, process.env[key]]),
  );
  const parsed = schema.safeParse(present);
  if (!parsed.success) {
    throw new Error(
      `The setting ${parsed.error.issues.map((issue) => issue.path.join(".")).join(", ")} is not valid.`,
    );
  }
  cached = { source, env: parsed.data };
  return parsed.data;
}

/** Why the secret cannot be used in production, or null when it can. */
export function secretProblem(secret: string): "missing" | "too_short" | "too_simple" | null {
  if (secret === "") return "missing";
  if (secret.length < 32) return "too_short";
  if (new Set(secret).size < 12 || /change.?me|example|secret.?secret|password/i.test(secret))
    return "too_simple";
  return null;
}

/** Whether people reach the server over https, which decides how cookies are named. */
export function isHttps(): boolean {
  return env().RUNG_URL.startsWith("https://");
}
