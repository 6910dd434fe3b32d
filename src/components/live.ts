/**
 * Puts the live page in the place of the one from the build; both come from the same component, so nothing moves.
 * `data-live` tells tests and the print that it is done.
 */
export function live(content: Node): void {
  const host = document.getElementById("page")!;
  host.replaceChildren(content);
  host.dataset.live = "";
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target) target.scrollIntoView();
}
