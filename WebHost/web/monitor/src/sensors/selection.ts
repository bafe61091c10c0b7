/** The text of a copy or cut. It is measured and hashed here, and never leaves the browser. */
export function selectedText(event: Event): string {
  const field = event.target;
  const isField = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
  // Number and e-mail fields do not expose their selection, but the document's selection includes them.
  if (isField && field.selectionStart !== null) return field.value.slice(field.selectionStart, field.selectionEnd ?? 0);
  return document.getSelection()?.toString() ?? '';
}
