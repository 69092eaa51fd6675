/** What a form gets back from its action. Texts are translated by the server; `code` is for behaviour. */

export interface ActionError {
  readonly status: "error";
  readonly code: string;
  readonly formError?: string;
  readonly fieldErrors?: Readonly<Record<string, string>>;
  /** What was typed, so that a page without scripts can show it again. Passphrases are never sent back. */
  readonly values?: Readonly<Record<string, string>>;
}

export type ActionState =
  | { readonly status: "idle" }
  | { readonly status: "ok"; readonly value?: unknown; readonly message?: string }
  | ActionError;

export const idleState: ActionState = { status: "idle" };
