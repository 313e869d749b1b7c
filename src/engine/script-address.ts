interface ScriptPolicy {
  createScriptURL(address: string | URL): URL;
}

interface ScriptPolicies {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): ScriptPolicy;
}

let policy: ScriptPolicy | undefined;

/**
 * Returns the address of one of the site's own scripts for a worker, as a `TrustedScriptURL` of the policy
 * `pullback` where the browser supports Trusted Types.
 *
 * @throws TypeError if the page's content security policy does not allow the policy's name
 */
export function scriptAddress(address: string | URL): string | URL {
  const { trustedTypes } = globalThis as { trustedTypes?: ScriptPolicies };
  policy ??= trustedTypes?.createPolicy("pullback", { createScriptURL: (text) => text });
  return policy?.createScriptURL(address) ?? address;
}
