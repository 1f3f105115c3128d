using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Mia.Platform.Identity;

/// <summary>The second step of the signed-in person: authenticator app, passkeys, recovery codes, and confirming with them.</summary>
public interface ISecondSteps
{
    /// <summary>What the person has.</summary>
    Task<SecondStepState> StateAsync(CancellationToken ct);

    /// <summary>A key for an app and the address for its QR code. Nothing is stored before <see cref="EnrolAsync"/>.</summary>
    /// <param name="earlier">The key of a form that was refused, which is kept; anything else gives a new one.</param>
    /// <param name="ct">Cancels.</param>
    Task<(string Key, string Uri)> KeyAsync(string earlier, CancellationToken ct);

    /// <summary>Stores the key when the code proves that the app has it. Opens its own write.</summary>
    /// <returns>New recovery codes when there were none; otherwise empty.</returns>
    /// <exception cref="RuleException">The code is wrong.</exception>
    Task<IReadOnlyList<string>> EnrolAsync(string key, string code, string field, CancellationToken ct);

    /// <summary>Makes ten new recovery codes; old ones stop working. Opens its own write.</summary>
    Task<IReadOnlyList<string>> NewRecoveryCodesAsync(CancellationToken ct);

    /// <summary>Question to the browser to make a passkey, as JSON, and the state to check the answer against.</summary>
    Task<(string Json, string State)> PasskeyQuestionAsync();

    /// <summary>Stores the passkey. Opens its own write.</summary>
    /// <returns>New recovery codes when there were none; otherwise empty.</returns>
    Task<IReadOnlyList<string>> AddPasskeyAsync(string credentialJson, string name, CancellationToken ct);

    /// <summary>Removes a passkey. Opens its own write.</summary>
    /// <exception cref="RuleException">It is the only second step and one is required.</exception>
    Task RemovePasskeyAsync(string id, CancellationToken ct);

    /// <summary>Changes the person's own password. Other sessions end. Opens its own writes.</summary>
    /// <exception cref="RuleException">The current one is wrong, or the new one too short or too easy to guess.</exception>
    Task ChangePasswordAsync(string currentPassword, string newPassword, CancellationToken ct);

    /// <summary>Confirms the session with a code of the app, or with the password when the person has no app. Opens its own write.</summary>
    /// <returns>False when it was wrong.</returns>
    Task<bool> ConfirmAsync(string secret, CancellationToken ct);
}

/// <summary>What somebody has as second step.</summary>
/// <param name="Required">Whether she must have one.</param>
/// <param name="HasApp">An authenticator app.</param>
/// <param name="Passkeys">Her passkeys.</param>
/// <param name="RecoveryCodes">How many recovery codes are left.</param>
public sealed record SecondStepState(bool Required, bool HasApp, IReadOnlyList<PasskeyRow> Passkeys, int RecoveryCodes)
{
    /// <summary>Whether there is any.</summary>
    public bool Any => HasApp || Passkeys.Count > 0;
}

/// <summary>A passkey in a list.</summary>
public sealed record PasskeyRow(string Id, string Name, DateTime CreatedAt);

/// <inheritdoc cref="ISecondSteps" />
internal sealed class SecondSteps(
    PlatformDbContext db, DataSession data, UserManager<User> users, IUserStore<User> store, IPasskeyHandler<User> passkeys,
    SignInFlow flow, ISessions sessions, PendingSignIns pending, Totp totp, DummyHash hash, AddressThrottle throttle, AccountGate gate,
    RequestIdentity identity, IAccounts accounts, IHttpContextAccessor http, TimeProvider clock) : ISecondSteps
{
    private const int Codes = 10;

    private Guid Me => identity.Member?.Id ?? throw new ForbiddenException("signed-in");

    public async Task<SecondStepState> StateAsync(CancellationToken ct)
    {
        var user = await LoadAsync(ct);
        var rows = (await users.GetPasskeysAsync(user))
            .Select(p => new PasskeyRow(Convert.ToHexString(p.CredentialId), p.Name ?? "Passkey", p.CreatedAt.UtcDateTime)).ToList();
        return new SecondStepState(flow.MustHaveSecondStep || user.MustEnrol, user.TwoFactorEnabled, rows, await users.CountRecoveryCodesAsync(user));
    }

    public async Task<(string Key, string Uri)> KeyAsync(string earlier, CancellationToken ct)
    {
        var key = Totp.IsKey(earlier) ? earlier : Totp.NewKey();
        return (key, Totp.Uri(key, (await LoadAsync(ct)).Email ?? "konto"));
    }

    public async Task<IReadOnlyList<string>> EnrolAsync(string key, string code, string field, CancellationToken ct)
    {
        if (!Totp.IsKey(key) || !totp.Accept(Me, key, code))
            throw new RuleException(field, "Koden stämmer inte. Vänta på nästa kod i appen och skriv den. Kontrollera att telefonens klocka går rätt.");
        return await ChangeAsync(AccountEventKinds.SecondStepSet, async user =>
        {
            await ((IUserAuthenticatorKeyStore<User>)store).SetAuthenticatorKeyAsync(user, key, ct);
            user.TwoFactorEnabled = true;
        }, ct);
    }

    public Task<IReadOnlyList<string>> NewRecoveryCodesAsync(CancellationToken ct) => data.WriteAsync<IReadOnlyList<string>>(async _ =>
    {
        accounts.Note(AccountEventKinds.RecoveryCodesMade, Me);
        return await MakeCodesAsync(await LoadAsync(ct));
    }, ct);

    public async Task<(string Json, string State)> PasskeyQuestionAsync()
    {
        var user = await LoadAsync(CancellationToken.None);
        var question = await passkeys.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = user.Id.ToString(), Name = user.UserName ?? "", DisplayName = user.DisplayName }, http.HttpContext!);
        return (question.CreationOptionsJson, pending.Add(new PendingSignIns.Pending(user.Id, question.AttestationState)));
    }

    public async Task<IReadOnlyList<string>> AddPasskeyAsync(string credentialJson, string name, CancellationToken ct)
    {
        var context = http.HttpContext!;
        var ticket = context.Request.Form["Ticket"].ToString();
        if (pending.Find(ticket) is not { PasskeyState: { } state } waiting || waiting.UserId != Me)
            throw new RuleException("Det tog för lång tid. Försök lägga till passkeyn igen.");
        pending.Remove(ticket);
        var answer = await passkeys.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = credentialJson, AttestationState = state });
        if (!answer.Succeeded) throw new RuleException("Passkeyn kunde inte läggas till. Försök igen, eller använd en app för koder.");
        answer.Passkey.Name = string.IsNullOrWhiteSpace(name) ? "Passkey" : name.Trim();
        return await ChangeAsync(AccountEventKinds.PasskeyAdded, user => users.AddOrUpdatePasskeyAsync(user, answer.Passkey), ct);
    }

    public Task RemovePasskeyAsync(string id, CancellationToken ct) => data.WriteAsync(async _ =>
    {
        var user = await LoadAsync(ct);
        var all = await users.GetPasskeysAsync(user);
        var one = all.FirstOrDefault(p => Convert.ToHexString(p.CredentialId) == id) ?? throw new NotFoundException();
        if (all.Count == 1 && !user.TwoFactorEnabled && flow.MustHaveSecondStep)
            throw new RuleException("Det är ditt enda andra steg. Lägg till en app eller en annan passkey först.");
        await users.RemovePasskeyAsync(user, one.CredentialId);
        accounts.Note(AccountEventKinds.PasskeyRemoved, user.Id);
    }, ct);

    public async Task ChangePasswordAsync(string currentPassword, string newPassword, CancellationToken ct)
    {
        using var one = await gate.EnterAsync(Me.ToString(), ct);
        var user = await LoadAsync(ct);
        if (IsLocked(user) || !hash.Verify(users.PasswordHasher, user, currentPassword))
        {
            await flow.RefuseAsync(Me, right: false, ct);
            throw new RuleException("CurrentPassword", "Lösenordet stämmer inte. Skriv ditt nuvarande lösenord igen.");
        }

        await accounts.SetPasswordAsync(Me, newPassword, "NewPassword", ct);
    }

    public async Task<bool> ConfirmAsync(string secret, CancellationToken ct)
    {
        var address = http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "local";
        if (throttle.MustWait(address)) return false;
        using var one = await gate.EnterAsync(Me.ToString(), ct);
        var user = await LoadAsync(ct);
        var key = user.TwoFactorEnabled ? await users.GetAuthenticatorKeyAsync(user) : null;
        var right = !IsLocked(user) && (key is null ? hash.Verify(users.PasswordHasher, user, secret) : totp.Accept(user.Id, key, secret));
        if (right)
        {
            await data.WriteAsync(_ => sessions.ConfirmAsync(ct), ct);
            return true;
        }

        await flow.RefuseAsync(Me, right: false, ct);
        return false;
    }

    /// <summary>Changes the second step, gives recovery codes when there are none, and opens a session that was waiting for it.</summary>
    private Task<IReadOnlyList<string>> ChangeAsync(string kind, Func<User, Task> change, CancellationToken ct) => data.WriteAsync<IReadOnlyList<string>>(async _ =>
    {
        var user = await LoadAsync(ct);
        await change(user);
        user.MustEnrol = false;
        accounts.Note(kind, user.Id);
        await sessions.UnrestrictAsync(ct);
        return await users.CountRecoveryCodesAsync(user) > 0 ? [] : await MakeCodesAsync(user);
    }, ct);

    private async Task<IReadOnlyList<string>> MakeCodesAsync(User user) => [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(user, Codes) ?? []];

    private bool IsLocked(User user) => user.LockoutEnd > clock.GetUtcNow();

    private Task<User> LoadAsync(CancellationToken ct) => db.Set<User>().SingleAsync(u => u.Id == Me, ct);
}
