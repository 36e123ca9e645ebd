/** An operation of the made-up shop, and how it behaves on a good day. */
export interface Traits {
  readonly wrapper: string;
  readonly operation: string;
  /** Calls per second at midday. */
  readonly peakRate: number;
  /** How much less at night: 0 for always the same, 1 for nothing. */
  readonly nightDip: number;
  /** Seconds. */
  readonly median: number;
  /** Spread of the logarithm: 0.4 is even, 1 has a long tail. */
  readonly spread: number;
  readonly errors: number;
  readonly fallbacks: number;
  readonly timeouts: number;
  /** US dollars of one call; 0 for free. */
  readonly price: number;
}

export function idOf(traits: Traits): string {
  return `${traits.wrapper}.${traits.operation}`;
}

function op(
  id: string,
  peakRate: number,
  nightDip: number,
  median: number,
  spread: number,
  shares: { errors?: number; fallbacks?: number; timeouts?: number; price?: number } = {},
): Traits {
  const dot = id.indexOf('.');
  return {
    wrapper: id.substring(0, dot),
    operation: id.substring(dot + 1),
    peakRate,
    nightDip,
    median,
    spread,
    errors: shares.errors ?? 0.001,
    fallbacks: shares.fallbacks ?? 0,
    timeouts: shares.timeouts ?? 0.0003,
    price: shares.price ?? 0,
  };
}

const SHOP: readonly Traits[] = [
  op('payments.charge', 14, 0.85, 0.21, 0.45, { errors: 0.004, timeouts: 0.001 }),
  op('payments.refund', 0.6, 0.9, 0.34, 0.5, { errors: 0.006 }),
  op('payments.authorize', 16, 0.85, 0.12, 0.4, { errors: 0.003 }),
  op('routellm.complete', 7, 0.8, 0.92, 0.55, { fallbacks: 0.021, timeouts: 0.004, price: 0.0024 }),
  op('routellm.embed', 0.8, 0.7, 0.06, 0.35, { price: 0.000_02 }),
  op('routellm.moderate', 0.6, 0.8, 0.14, 0.4, { price: 0.0001 }),
  op('poml.render', 9, 0.8, 0.004, 0.6),
  op('search.query', 48, 0.75, 0.038, 0.7, { fallbacks: 0.004, timeouts: 0.0008 }),
  op('search.suggest', 110, 0.75, 0.009, 0.6),
  op('search.index', 3, 0.1, 0.26, 0.8, { errors: 0.004 }),
  op('inventory.reserve', 12, 0.85, 0.031, 0.5, { errors: 0.002 }),
  op('inventory.lookup', 74, 0.75, 0.006, 0.5, { fallbacks: 0.006 }),
  op('catalog.product', 92, 0.72, 0.011, 0.6),
  op('catalog.prices', 61, 0.72, 0.007, 0.5),
  op('shipping.quote', 6, 0.85, 0.44, 0.7, { errors: 0.008, fallbacks: 0.03, timeouts: 0.004 }),
  op('shipping.track', 4, 0.6, 0.31, 0.8, { errors: 0.01, timeouts: 0.006 }),
  op('mail.send', 5, 0.7, 0.18, 0.7, { errors: 0.002 }),
  op('warehouse.sync', 0.3, 0, 2.4, 0.5, { errors: 0.01 }),
];

/** So many operations: the shop's own, and beyond them a plain catalogue that shows how a large application looks. */
export function catalogue(size: number): readonly Traits[] {
  const more: Traits[] = [];
  for (let i = SHOP.length; i < size; i++) {
    const service = `service-${String(Math.floor(i / 20)).padStart(2, '0')}`;
    more.push(op(`${service}.call-${String(i % 20).padStart(2, '0')}`, 1 + (i % 17), 0.7, 0.005 * (1 + (i % 41)), 0.6));
  }
  return [...SHOP, ...more].slice(0, Math.max(size, 1));
}

export const SHOP_SIZE = SHOP.length;
