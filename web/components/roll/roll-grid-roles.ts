/** The roles within a grid whose rows are laid out freely and whose cells take the focus one at a time. */
export const GRID = {
  row: (index?: number) => ({ role: "row", "aria-rowindex": index }),
  name: { role: "rowheader" },
  cell: { role: "gridcell" },
};
