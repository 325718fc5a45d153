import { createHash, timingSafeEqual } from 'node:crypto';

/** How long a start code is good for, in milliseconds: a cold browser start on a slow machine, several times over. */
export const CODE_LIFE = 60_000;

/** Who may talk to the server: whoever came with a start code, once. Only digests are kept. */
type Sessions = {
  /** A new start code; good once, for `CODE_LIFE`. Any number may be waiting. */
  mint: () => string;
  /** The `Set-Cookie` of a new session in exchange for a code, or null for one that is unknown, used or too old. */
  redeem: (code: string) => string | null;
  /** Whether a `Cookie` header carries a session of ours. */
  knows: (cookies: string | undefined) => boolean;
};

type SessionOptions = {
  /** The port: browsers keep one jar for every port of 127.0.0.1, and two projects may be open. */
  port: number;
  /** Milliseconds, from any fixed point. */
  now: () => number;
  /** So many bytes of chance, for codes and sessions. */
  random: (bytes: number) => Uint8Array;
};

export function createSessions({ port, now, random }: SessionOptions): Sessions {
  const name = `groundwork-${port}`;
  const sessions: Buffer[] = [];
  let codes: { digest: Buffer; until: number }[] = [];
  const secret = () => Buffer.from(random(32)).toString('base64url');
  return {
    mint() {
      const code = secret();
      codes.push({ digest: digest(code), until: now() + CODE_LIFE });
      return code;
    },
    redeem(code) {
      codes = codes.filter(({ until }) => now() < until);
      const asked = digest(code);
      const left = codes.filter((one) => !timingSafeEqual(one.digest, asked));
      if (left.length === codes.length) return null;
      codes = left;
      const token = secret();
      sessions.push(digest(token));
      return `${name}=${token}; HttpOnly; SameSite=Strict; Path=/`;
    },
    knows(cookies = '') {
      const tokens = cookies
        .split(';')
        .map((pair) => pair.trim())
        .filter((pair) => pair.startsWith(`${name}=`))
        .map((pair) => digest(pair.slice(name.length + 1)));
      return tokens.some((token) => sessions.some((session) => timingSafeEqual(session, token)));
    },
  };
}

/** Digests have one length, which a comparison in constant time needs. */
export const digest = (text: string) => createHash('sha256').update(text).digest();
