import type { Event as AgentEvent } from './api-types.js';

/** How the live connection is: the page says so wherever values may be old. */
export type Connection = 'connecting' | 'live' | 'waiting' | 'off';

/** What comes by the live connection. */
export interface LiveListener {
  connected(state: Connection): void;
  received(topic: string, data: unknown): void;
  /** @param missed how many were forgotten before we asked */
  occurred(events: readonly AgentEvent[], missed: number): void;
  /** Another JVM answers than before: ids of events begin anew. */
  restarted(): void;
}

/** Where live states come from: the agent's WebSocket, polling, or made-up data. */
export interface Live {
  start(listener: LiveListener): void;
  subscribe(topic: string): void;
  unsubscribe(topic: string): void;
  /** Tries at once instead of when it is time. */
  retry(): void;
  stop(): void;
}

interface Message {
  readonly type: string;
  readonly instance?: string;
  readonly heartbeatSeconds?: number;
  readonly lastEventId?: number;
  readonly topic?: string;
  readonly data?: unknown;
  readonly missed?: number;
  readonly events?: readonly AgentEvent[];
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;
const EVENTS = 'events';

/** How long to wait before the n-th try (from 0): doubling, up to ten seconds, give or take a quarter (full herds at once are avoided). */
export function waitMs(tries: number, random: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries) * (0.75 + 0.5 * random);
}

/**
 * The agent's WebSocket (docs/http.md, Live). Comes back by itself: subscribes anew, and asks for the events since the
 * last one it has seen. A connection that is silent for two and a half heartbeats is given up.
 */
export class SocketLive implements Live {
  private readonly topics = new Set<string>([EVENTS]);
  private listener: LiveListener | undefined;
  private socket: WebSocket | undefined;
  private instance: string | undefined;
  private lastEventId: number | undefined;
  private heartbeatSeconds = 10;
  private tries = 0;
  private timer: number | undefined;

  constructor(private readonly url: string) {}

  start(listener: LiveListener): void {
    this.listener = listener;
    window.addEventListener('online', () => this.retry());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') {
        this.retry();
      }
    });
    this.open();
  }

  subscribe(topic: string): void {
    this.topics.add(topic);
    this.say({ type: 'subscribe', topics: [topic] });
  }

  unsubscribe(topic: string): void {
    this.topics.delete(topic);
    this.say({ type: 'unsubscribe', topics: [topic] });
  }

  retry(): void {
    if (this.socket === undefined && this.listener !== undefined) {
      this.open();
    }
  }

  stop(): void {
    this.listener = undefined;
    clearTimeout(this.timer);
    this.socket?.close();
    this.socket = undefined;
  }

  private open(): void {
    clearTimeout(this.timer);
    this.listener?.connected('connecting');
    const socket = new WebSocket(this.url);
    this.socket = socket;
    socket.onmessage = (message) => this.heard(socket, JSON.parse(String(message.data)) as Message);
    socket.onclose = () => this.lost(socket);
    this.watch(socket);
  }

  private heard(socket: WebSocket, message: Message): void {
    if (socket !== this.socket) {
      return;
    }
    this.watch(socket);
    switch (message.type) {
      case 'hello':
        this.greeted(message);
        break;
      case 'state':
        this.listener?.received(message.topic ?? '', message.data);
        break;
      case 'events':
        this.happened(message.events ?? [], message.missed ?? 0);
        break;
      default:
        break;
    }
  }

  private greeted(hello: Message): void {
    this.tries = 0;
    this.heartbeatSeconds = hello.heartbeatSeconds ?? this.heartbeatSeconds;
    if (this.instance !== undefined && this.instance !== hello.instance) {
      this.lastEventId = undefined;
      this.listener?.restarted();
    }
    this.instance = hello.instance;
    // Noted already now: what happens before the first event comes may happen while the connection is gone.
    this.lastEventId ??= hello.lastEventId;
    const after = this.lastEventId;
    this.say({ type: 'subscribe', topics: [...this.topics], ...(after === undefined ? {} : { after }) });
    this.listener?.connected('live');
  }

  private happened(events: readonly AgentEvent[], missed: number): void {
    const last = events.at(-1);
    if (last !== undefined) {
      this.lastEventId = last.id;
    }
    this.listener?.occurred(events, missed);
  }

  private lost(socket: WebSocket): void {
    if (socket !== this.socket) {
      return;
    }
    this.socket = undefined;
    this.listener?.connected('waiting');
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.open(), waitMs(this.tries, Math.random()));
    this.tries++;
  }

  /** Gives the connection up when nothing comes any more, which a closed laptop or a pulled cable never says. */
  private watch(socket: WebSocket): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      socket.close();
      this.lost(socket);
    }, this.heartbeatSeconds * 2_500);
  }

  private say(message: object): void {
    if (this.socket?.readyState === WebSocket.OPEN) {
      this.socket.send(JSON.stringify(message));
    }
  }
}
