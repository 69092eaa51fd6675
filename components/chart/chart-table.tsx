/**
 * The numbers behind a chart, one click away. Invariant: native disclosure, no script, the same numbers as the marks.
 * It is not drawn again while the ink line moves above it.
 */

import { memo, type ReactElement } from "react";

export interface ChartTableColumn {
  readonly label: string;
  readonly numeric?: boolean;
}

export interface ChartTableData {
  readonly columns: readonly ChartTableColumn[];
  /** Cells as text, in the order of the columns; the first is the row's heading. */
  readonly rows: readonly (readonly string[])[];
}

interface ChartTableProps extends ChartTableData {
  /** The word that opens it: "Table". */
  readonly summary: string;
  /** What it belongs to, read out after the word and as the table's caption. */
  readonly caption: string;
  readonly className?: string;
}

export const ChartTable = memo(function ChartTable({
  summary,
  caption,
  columns,
  rows,
  className,
}: ChartTableProps): ReactElement | null {
  if (rows.length === 0) return null;
  return (
    <details className={className ? `charttable ${className}` : "charttable"}>
      <summary>
        {summary}
        <span className="vh">: {caption}</span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard. */}
      <section className="tablewrap" aria-label={caption} tabIndex={0}>
        <table className="table">
          <caption className="vh">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.label} scope="col" className={column.numeric ? "is-num" : undefined}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([heading, ...cells], row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own and never move.
              <tr key={row}>
                <th scope="row">{heading}</th>
                {cells.map((cell, place) => {
                  const column = columns[place + 1];
                  return (
                    <td key={column?.label ?? place} className={column?.numeric ? "is-num" : undefined}>
                      {cell}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
});
