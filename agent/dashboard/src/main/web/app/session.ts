import type { Me } from '../data/api-types.js';
import type { Api } from '../data/api.js';
import { asProblem, type ApiProblem } from '../data/problem.js';

export type Role = 'viewer' | 'operator' | 'admin';

const RANK: Readonly<Record<Role, number>> = { viewer: 0, operator: 1, admin: 2 };

/** Who reads this page, and what they may do. */
export class Session extends EventTarget {
  private known: Me | undefined;
  private problem: ApiProblem | undefined;
  private isOver = false;
  private isAsking = false;

  /** What is wrong, where the agent could not be asked who we are. */
  get failure(): ApiProblem | undefined {
    return this.problem;
  }

  /** Whether somebody was logged in on this page, and no longer is. */
  get hasEnded(): boolean {
    return this.isOver;
  }

  /** Undefined until the agent has said it. */
  get me(): Me | undefined {
    return this.known;
  }

  get csrfToken(): string | null {
    return this.known?.csrfToken ?? null;
  }

  get role(): Role {
    return this.known?.role ?? 'viewer';
  }

  may(role: Role): boolean {
    return RANK[this.role] >= RANK[role];
  }

  async read(api: Api): Promise<void> {
    try {
      this.become(await api.get('/api/v1/me'));
    } catch (thrown) {
      this.problem = asProblem(thrown);
      this.dispatchEvent(new Event('change'));
    }
  }

  /** After a login, and after a change of one's password. */
  become(me: Me): void {
    this.isOver = me.needsLogin && !me.loggedIn && (this.isOver || this.known?.loggedIn === true);
    this.known = me;
    this.problem = undefined;
    this.dispatchEvent(new Event('change'));
  }

  async logOut(api: Api): Promise<void> {
    await api.send('POST /api/v1/logout', undefined);
    location.reload();
  }

  /** A request was refused because of who asks: asks who we are, as a wrong password is refused in the same way. */
  async doubt(api: Api): Promise<void> {
    if (!this.isAsking && this.known?.loggedIn === true) {
      this.isAsking = true;
      await this.read(api);
      this.isAsking = false;
    }
  }
}
