/** The key to the colours of the graph. */
export function Legend() {
  return (
    <ul className="legend" aria-label="Legend">
      <li data-kind="primal">value (primal)</li>
      <li data-kind="adjoint">adjoint</li>
      <li data-kind="seed">seed</li>
      <li data-kind="gradient">gradient</li>
      <li data-kind="flow">contribution flowing back now</li>
    </ul>
  );
}
