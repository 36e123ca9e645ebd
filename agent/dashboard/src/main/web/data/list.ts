import type { Params } from './range.js';
import type { StatusWord } from './verdict.js';

/** What lists filter by. */
export interface Listed {
  readonly id?: string;
  readonly wrapper: string;
  readonly status: StatusWord;
}

/** Those that the page's address asks for: `text`, `status`, `wrapper`. */
export function narrowed<T extends Listed>(all: readonly T[], params: Params): readonly T[] {
  const text = (params['text'] ?? '').trim().toLowerCase();
  const status = params['status'] ?? '';
  const wrapper = params['wrapper'] ?? '';
  return all.filter(
    (each) =>
      (text === '' || (each.id ?? each.wrapper).toLowerCase().includes(text)) &&
      (status === '' || each.status === status) &&
      (wrapper === '' || each.wrapper === wrapper),
  );
}

/** How a table is sorted. */
interface ListOrder {
  readonly column: string;
  readonly isDescending: boolean;
}

/** The order that the page's address says: `sort=errors` from the lowest, `sort=-errors` from the highest. */
export function orderOf(params: Params, byDefault: ListOrder): ListOrder {
  const text = params['sort'] ?? '';
  if (text === '') {
    return byDefault;
  }
  const isDescending = text.startsWith('-');
  return { column: isDescending ? text.substring(1) : text, isDescending };
}

export function paramsOfOrder(order: ListOrder): Params {
  return { sort: `${order.isDescending ? '-' : ''}${order.column}` };
}
