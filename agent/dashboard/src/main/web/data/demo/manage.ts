import type { AuditEntry, Configuration, Explanation, Method, SettingFields, Token, User } from '../api-types.js';
import type { Traits } from './catalogue.js';
import { DAY, HOUR } from './week.js';

function iso(at: number): string {
  return new Date(at).toISOString();
}

/** Every setting at its default, but a few. */
export function configurationOf(fields: SettingFields): Configuration {
  const given: Readonly<Record<string, string>> = { 'opvitals.environment': 'production', 'opvitals.trace.slow-per-second': '5' };
  return {
    version: 12,
    environment: 'production',
    file: '/etc/shop/opvitals.yaml',
    settings: fields.fields
      .filter((each) => !each.named)
      .map((each) => {
        const value = given[each.key];
        return {
          key: each.key,
          value: value ?? each.default,
          layer: value === undefined ? ('default' as const) : ('file' as const),
          source: value === undefined ? 'default' : '/etc/shop/opvitals.yaml:7:3',
          secret: each.secret,
          needsRestart: each.needsRestart,
          pendingRestart: false,
          until: null,
        };
      }),
  };
}

export function auditOf(now: number): AuditEntry[] {
  const rows: readonly (readonly [number, string, string, string, string, string])[] = [
    [34 * 60_000, 'anna', 'alert.channel.test', 'chat', '', 'delivered'],
    [30 * HOUR, 'anna', 'config.change', 'opvitals.trace.slow-per-second', '10', '5'],
    [2 * DAY, 'ben', 'silence.create', 'opvitals_wrapper="search"', '', '4h'],
    [3 * DAY, 'ben', 'instrumentation.change', 'com.example.shop.inventory.*', '', 'include'],
    [5 * DAY, 'anna', 'user.create', 'ben', '', 'operator'],
    [6 * DAY, 'anna', 'login', 'anna', '', ''],
  ];
  return rows.map(([ago, actor, action, target, from, to], i) => ({
    number: 240 - i,
    time: iso(now - ago),
    actor,
    origin: '10.1.4.17',
    action,
    target,
    from,
    to,
    hash: `${(240 - i).toString(16).padStart(4, '0')}c3f19a77b2e0`.repeat(2),
  }));
}

export function usersOf(now: number): User[] {
  return [
    { name: 'anna', role: 'admin', origin: 'api', since: iso(now - 40 * DAY) },
    { name: 'ben', role: 'operator', origin: 'api', since: iso(now - 5 * DAY) },
    { name: 'wall', role: 'viewer', origin: 'configuration', since: iso(now - 6 * DAY) },
  ];
}

export function tokensOf(now: number): Token[] {
  return [
    { name: 'prometheus', scopes: ['metrics'], madeBy: 'anna', since: iso(now - 40 * DAY), expires: null, lastUsed: iso(now - 15_000) },
    { name: 'deploy-check', scopes: ['health', 'read'], madeBy: 'anna', since: iso(now - 12 * DAY), expires: iso(now + 78 * DAY), lastUsed: null },
  ];
}

export function methodsOf(traits: readonly Traits[]): Method[] {
  return traits.slice(0, 200).map((each) => ({
    method: `com.example.shop.${each.wrapper}.${capital(each.wrapper)}Client#${each.operation}(Ljava/lang/String;)Ljava/lang/Object;`,
    classLoader: 'app@5e91993f',
    operation: `${each.wrapper}.${each.operation}`,
  }));
}

export function explanationOf(method: Method): Explanation {
  return {
    answer: 'monitored',
    method: method.method,
    classLoader: method.classLoader,
    operation: method.operation,
    because: '@MonitoredOperation',
    detail: '',
    otherAgents: [],
    sentence: `${method.method} is monitored as ${method.operation}, because of @MonitoredOperation.`,
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.substring(1);
}
