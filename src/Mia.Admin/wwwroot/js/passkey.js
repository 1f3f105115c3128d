// Passkeys: asks the browser, and puts its answer into an ordinary form. Without this script the form stays hidden.
const decode = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), c => c.charCodeAt(0));
const encode = buffer => buffer
  ? btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "") : undefined;

const questionFor = {
  get: json => PublicKeyCredential.parseRequestOptionsFromJSON?.(json) ?? {
    ...json, challenge: decode(json.challenge),
    allowCredentials: json.allowCredentials?.map(one => ({ ...one, id: decode(one.id) })),
  },
  create: json => PublicKeyCredential.parseCreationOptionsFromJSON?.(json) ?? {
    ...json, challenge: decode(json.challenge), user: { ...json.user, id: decode(json.user.id) },
    excludeCredentials: json.excludeCredentials?.map(one => ({ ...one, id: decode(one.id) })),
  },
};

function answerOf(credential) {
  if (credential.toJSON) return credential.toJSON();
  const r = credential.response;
  return {
    id: credential.id, rawId: encode(credential.rawId), type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment, clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      clientDataJSON: encode(r.clientDataJSON), attestationObject: encode(r.attestationObject), transports: r.getTransports?.(),
      authenticatorData: encode(r.authenticatorData), signature: encode(r.signature), userHandle: encode(r.userHandle),
    },
  };
}

async function ask(form) {
  const how = form.dataset.passkey;
  const answer = await fetch(`${form.getAttribute("action")}?handler=Question`, {
    method: "POST",
    body: new URLSearchParams({ __RequestVerificationToken: form.elements.__RequestVerificationToken.value }),
  });
  if (!answer.ok) throw new Error("question");
  const ticket = answer.headers.get("X-Ticket");
  if (ticket) form.elements.Ticket.value = ticket;
  const publicKey = questionFor[how](await answer.json());
  const credential = await navigator.credentials[how]({ publicKey });
  form.elements.Credential.value = JSON.stringify(answerOf(credential));
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", async event => {
      if (form.elements.Credential.value) return;
      event.preventDefault();
      const message = form.querySelector("[data-passkey-message]");
      message.textContent = "";
      try {
        await ask(form);
        form.requestSubmit();
      } catch {
        message.textContent = "Passkeyn användes inte. Försök igen, eller välj ett annat sätt.";
      }
    });
  }
}
