/**
 * What a server action answers to a form. Texts are already in the person's language; `code` is for behaviour.
 * Nothing typed is lost: an error carries the values back for the page that has no script.
 */
export type ActionState =
  | { readonly status: "idle" }
  | { readonly status: "ok"; readonly value?: unknown; readonly message?: string }
  | {
      readonly status: "error";
      /** `signed_out` keeps the form and offers sign-in; `network` and `stale` are made in the browser. */
      readonly code: string;
      readonly formError?: string;
      /** One sentence per field name. */
      readonly fieldErrors?: Readonly<Record<string, string>>;
      readonly values?: Readonly<Record<string, string>>;
    };

/** A server action as a form calls it: the previous answer and the form's data in, the next answer out. */
export type FormAction = (previous: ActionState, formData: FormData) => Promise<ActionState>;

export const idleState: ActionState = { status: "idle" };
