/** The text a copy or cut is about to take. It is measured and hashed where it is, and goes nowhere. */
export function selectedText(event: Event): string {
  const field = event.target;
  const isField = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
  // Number and e-mail fields do not tell where their selection is, but the document's selection covers them.
  if (isField && field.selectionStart !== null) return field.value.slice(field.selectionStart, field.selectionEnd ?? 0);
  return document.getSelection()?.toString() ?? '';
}
