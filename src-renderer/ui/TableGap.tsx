/** The room of the rows of a long table that are not drawn. */
export const TableGap = ({ height, columns }: { height: number; columns: number }) => (
  <tr aria-hidden="true" className="table-gap">
    {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- nothing is in it, and nobody hears of it */}
    <td colSpan={columns} style={{ height }} />
  </tr>
);
