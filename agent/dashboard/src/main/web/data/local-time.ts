/** A moment as a field of type datetime-local has it: the reader's clock, to the minute. */
export function toLocalField(when: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}T${two(when.getHours())}:${two(when.getMinutes())}`;
}

/** Such a text as RFC 3339; undefined for what is no moment. */
export function fromLocalField(text: string): string | undefined {
  const when = new Date(text);
  return text === '' || Number.isNaN(when.getTime()) ? undefined : when.toISOString();
}
