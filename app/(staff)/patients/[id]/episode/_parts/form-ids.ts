/** Ids that the forms of the page carry, made once when it is drawn. */
export interface FormIds {
  readonly labels: string;
  readonly team: string;
  readonly link: string;
  readonly advance: string;
  readonly discharge: string;
  readonly return: string;
}
