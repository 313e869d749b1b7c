interface ScriptPolicy {
  createScriptURL(address: string | URL): URL;
}

interface ScriptPolicies {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): ScriptPolicy;
}

let policy: ScriptPolicy | undefined;

/**
 * The address of one of the site's own scripts, for a worker, in the form that a page with Trusted Types requires: it
 * comes from the policy `pullback`.
 *
 * @throws TypeError if the page's policy does not allow that name
 */
export function scriptAddress(address: string | URL): string | URL {
  const { trustedTypes } = globalThis as { trustedTypes?: ScriptPolicies };
  policy ??= trustedTypes?.createPolicy("pullback", { createScriptURL: (text) => text });
  return policy?.createScriptURL(address) ?? address;
}
