// A passkey makes the answer of a form. Without a script, or in a browser without passkeys, the buttons stay hidden.
//   data-passkey="make"  the form's data-options hold what to make
//   data-passkey="sign"  what to sign is asked from data-asks
const fromText = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0));
const toText = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

async function make(form) {
  const options = JSON.parse(form.dataset.options);
  options.challenge = fromText(options.challenge);
  options.user.id = fromText(options.user.id);
  for (const known of options.excludeCredentials) known.id = fromText(known.id);
  const made = await navigator.credentials.create({ publicKey: options });
  return written(made, { attestationObject: toText(made.response.attestationObject) });
}

async function sign(form) {
  const options = await (await fetch(form.dataset.asks)).json();
  options.challenge = fromText(options.challenge);
  const made = await navigator.credentials.get({ publicKey: options });
  return written(made, {
    authenticatorData: toText(made.response.authenticatorData),
    signature: toText(made.response.signature),
    userHandle: made.response.userHandle ? toText(made.response.userHandle) : undefined,
  });
}

function written(credential, response) {
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: { clientDataJSON: toText(credential.response.clientDataJSON), ...response },
  });
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("[data-passkey]")) {
    form.hidden = false;
    for (const element of form.elements) element.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        form.elements.answer.value = await (form.dataset.passkey === "make" ? make(form) : sign(form));
        form.submit();
      } catch {
        // The person closed the browser's dialog, or has no passkey here: the page stays as it is.
      }
    });
  }
}
