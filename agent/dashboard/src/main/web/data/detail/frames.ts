/** A line of a stack trace. */
export interface Frame {
  readonly text: string;
  readonly isOwn: boolean;
}

/** Classes that are nobody's own: the JDK's, and those of languages and servers that run everything. */
const NOBODYS: readonly string[] = ['java.', 'javax.', 'jdk.', 'sun.', 'com.sun.', 'kotlin.', 'scala.', 'groovy.', 'org.springframework.', 'org.apache.', 'reactor.', 'io.netty.', 'io.reactivex.'];

/** `com.shop` of `com.shop.cart.Cart`: whose code it is. Undefined for a class without a package of two parts. */
export function rootOf(className: string): string | undefined {
  const parts = className.split('.');
  return parts.length < 3 ? undefined : `${parts[0]}.${parts[1]}`;
}

/** A frame's class, without the names of class loader and module that may stand in front: `app//`, `java.base/`. */
export function classOf(frame: string): string {
  const call = frame.indexOf('(');
  const name = call < 0 ? frame : frame.substring(0, call);
  const bare = name.substring(name.lastIndexOf('/') + 1);
  const dot = bare.lastIndexOf('.');
  return dot < 0 ? bare : bare.substring(0, dot);
}

/**
 * Tells the application's own frames from those of libraries: they begin like the class that is monitored. Where that is not
 * known, everything is own that is not known to be somebody else's.
 */
export function frames(stack: readonly string[], root: string | undefined): readonly Frame[] {
  return stack.map((text) => {
    const className = classOf(text);
    const isOwn = root === undefined ? !NOBODYS.some((each) => className.startsWith(each)) : className.startsWith(`${root}.`);
    return { text, isOwn };
  });
}

/** As Java prints it. */
export function stackText(head: string, stack: readonly string[], causes: readonly string[] = []): string {
  return [head, ...stack.map((each) => `\tat ${each}`), ...causes.map((each) => `Caused by: ${each}`)].join('\n');
}

/** `TimeoutException` of `java.util.concurrent.TimeoutException`; a text that is no class stays. */
export function simpleName(className: string): string {
  return /^[\w$]+(\.[\w$]+)+$/.test(className) ? className.substring(className.lastIndexOf('.') + 1) : className;
}
