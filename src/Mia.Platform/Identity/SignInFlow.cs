using Mia.Platform.Data;
using Mia.Platform.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Mia.Platform.Identity;

/// <summary>What comes next after a step of signing in.</summary>
public enum SignInOutcome
{
    /// <summary>Signed in.</summary>
    Done,

    /// <summary>The password was right; a second step is asked for.</summary>
    SecondStep,

    /// <summary>Refused. The person is never told whether the account exists, is closed or is locked.</summary>
    Refused,

    /// <summary>Too many failed tries from this address.</summary>
    Wait,

    /// <summary>The password is too long ago; begin again.</summary>
    Expired,
}

/// <summary>Signing in: password, then one-time code or recovery code; or a passkey alone, which is both.</summary>
public interface ISignIn
{
    /// <summary>First step.</summary>
    Task<SignInOutcome> PasswordAsync(string email, string password, CancellationToken ct);

    /// <summary>Second step with a code of the authenticator app.</summary>
    Task<SignInOutcome> CodeAsync(string code, CancellationToken ct);

    /// <summary>Second step with a recovery code, which is used up.</summary>
    Task<SignInOutcome> RecoveryCodeAsync(string code, CancellationToken ct);

    /// <summary>Question to the browser's passkeys, as JSON for <c>navigator.credentials.get</c>.</summary>
    Task<string> PasskeyQuestionAsync(CancellationToken ct);

    /// <summary>The browser's answer.</summary>
    Task<SignInOutcome> PasskeyAsync(string credentialJson, CancellationToken ct);

    /// <summary>Whether somebody of this browser has given the right password and owes a second step.</summary>
    bool OwesSecondStep { get; }

    /// <summary>Whether the link that was just used led straight in; otherwise the second step is owed.</summary>
    bool EntersAtOnce { get; }
}

/// <inheritdoc cref="ISignIn" />
internal sealed class SignInFlow(
    PlatformDbContext db, DataSession data, UserManager<User> users, IPasskeyHandler<User> passkeys, SessionService sessions,
    AddressThrottle throttle, AccountGate gate, PendingSignIns pending, Totp totp, DummyHash dummy, IHttpContextAccessor http,
    IOptions<SignInSettings> settings, IHostEnvironment environment, TimeProvider clock) : ISignIn
{
    private const string PendingCookie = "mia-steg";

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("Signing in needs a browser.");

    private string Address => Http.Connection.RemoteIpAddress?.ToString() ?? "local";

    private PendingSignIns.Pending? Pending => pending.Find(Http.Request.Cookies[PendingCookie]);

    public bool EntersAtOnce { get; private set; }

    public bool OwesSecondStep => Pending?.UserId is not null;

    public async Task<SignInOutcome> PasswordAsync(string email, string password, CancellationToken ct)
    {
        if (throttle.MustWait(Address)) return SignInOutcome.Wait;
        var normalized = users.NormalizeEmail(email.Trim());
        using var one = await gate.EnterAsync(normalized, ct);
        var user = await db.Set<User>().AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedEmail == normalized, ct);
        // The hash is checked before the write gate is taken, and for unknown addresses too: both take the same time.
        var right = dummy.Verify(users.PasswordHasher, user, password);
        if (user is null || !right || !MayEnter(user))
        {
            return await RefuseAsync(user?.Id, right, ct);
        }

        if (await HasSecondStepAsync(user.Id, ct))
        {
            WritePending(new PendingSignIns.Pending(user.Id));
            return SignInOutcome.SecondStep;
        }

        await EnterAsync(user.Id, "password", restricted: MustHaveSecondStep || user.MustEnrol, ct);
        return SignInOutcome.Done;
    }

    public Task<SignInOutcome> CodeAsync(string code, CancellationToken ct) => SecondStepAsync("totp", async user =>
        await users.GetAuthenticatorKeyAsync(user) is { Length: > 0 } key && totp.Accept(user.Id, key, code), ct);

    public Task<SignInOutcome> RecoveryCodeAsync(string code, CancellationToken ct) => SecondStepAsync("recovery", async user =>
    {
        if (!(await users.RedeemTwoFactorRecoveryCodeAsync(user, code.Trim().ToUpperInvariant())).Succeeded) return false;
        db.Add(new AccountEvent(AccountEventKinds.RecoveryCodeUsed, user.Id, user.Id, clock.UtcNow()));
        return true;
    }, ct);

    public async Task<string> PasskeyQuestionAsync(CancellationToken ct)
    {
        var user = Pending?.UserId is { } id ? await users.FindByIdAsync(id.ToString()) : null;
        var question = await passkeys.MakeRequestOptionsAsync(user, Http);
        WritePending(new PendingSignIns.Pending(user?.Id, question.AssertionState));
        return question.RequestOptionsJson;
    }

    public async Task<SignInOutcome> PasskeyAsync(string credentialJson, CancellationToken ct)
    {
        if (throttle.MustWait(Address)) return SignInOutcome.Wait;
        if (Pending is not { PasskeyState: { } state } waiting) return SignInOutcome.Expired;
        var answer = await passkeys.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = Http, CredentialJson = credentialJson, AssertionState = state });
        if (!answer.Succeeded || (waiting.UserId is { } expected && expected != answer.User.Id) || !MayEnter(answer.User))
        {
            return await RefuseAsync(answer.User?.Id, right: true, ct);
        }

        // The account is read anew: what the answer holds was read before the write.
        await data.WriteAsync(async _ => await users.AddOrUpdatePasskeyAsync(await db.Set<User>().SingleAsync(u => u.Id == answer.User.Id, ct), answer.Passkey), ct);
        await EnterAsync(answer.User.Id, "passkey", restricted: false, ct);
        return SignInOutcome.Done;
    }

    /// <summary>Signs in somebody who has just set a password through a link.</summary>
    internal Task EnterAfterLinkAsync(User user, bool hasSecondStep, CancellationToken ct)
    {
        if (!hasSecondStep) return EnterAsync(user.Id, "invitation", MustHaveSecondStep || user.MustEnrol, ct);
        WritePending(new PendingSignIns.Pending(user.Id));
        return Task.CompletedTask;
    }

    internal bool MustHaveSecondStep => settings.Value.RequireSecondStep ?? !environment.IsDevelopment();

    internal async Task<bool> HasSecondStepAsync(Guid userId, CancellationToken ct) =>
        await db.Set<User>().AnyAsync(u => u.Id == userId && u.TwoFactorEnabled, ct)
        || await db.Set<IdentityUserPasskey<Guid>>().AnyAsync(p => p.UserId == userId, ct);

    private async Task<SignInOutcome> SecondStepAsync(string method, Func<User, Task<bool>> check, CancellationToken ct)
    {
        if (throttle.MustWait(Address)) return SignInOutcome.Wait;
        if (Pending?.UserId is not { } id) return SignInOutcome.Expired;
        using var one = await gate.EnterAsync(id.ToString(), ct);
        var passed = await data.WriteAsync(async _ =>
        {
            var user = await db.Set<User>().SingleAsync(u => u.Id == id, ct);
            return MayEnter(user) && await check(user);
        }, ct);
        if (!passed) return await RefuseAsync(id, right: false, ct);
        await EnterAsync(id, method, restricted: false, ct);
        return SignInOutcome.Done;
    }

    private async Task EnterAsync(Guid userId, string method, bool restricted, CancellationToken ct)
    {
        await data.WriteAsync(async _ =>
        {
            // Only a whole sign-in clears the count: the password alone must not give new guesses at the code.
            var user = await db.Set<User>().SingleAsync(u => u.Id == userId, ct);
            user.AccessFailedCount = 0;
            user.LockoutEnd = null;
            user.Seen(clock.UtcNow());
        }, ct);
        pending.Remove(Http.Request.Cookies[PendingCookie]);
        Http.Response.Cookies.Delete(PendingCookie, SessionCookie.Options(Http.Request));
        await sessions.StartAsync(userId, method, restricted, ct);
        EntersAtOnce = true;
    }

    internal async Task<SignInOutcome> RefuseAsync(Guid? userId, bool right, CancellationToken ct)
    {
        throttle.Failed(Address);
        await data.WriteAsync(async _ =>
        {
            var now = clock.UtcNow();
            db.Add(new AccountEvent(AccountEventKinds.SignInFailed, userId, null, now));
            if (userId is not { } id || right || await db.Set<User>().SingleOrDefaultAsync(u => u.Id == id, ct) is not { } user || IsLocked(user)) return;
            if (++user.AccessFailedCount < settings.Value.MaxTries) return;
            user.AccessFailedCount = 0;
            user.LockoutEnd = clock.GetUtcNow().AddMinutes(settings.Value.LockMinutes);
            db.Add(new AccountEvent(AccountEventKinds.LockedOut, id, null, now));
        }, ct);
        return SignInOutcome.Refused;
    }

    private bool MayEnter(User user) => user.DisabledAt is null && !IsLocked(user);

    private bool IsLocked(User user) => user.LockoutEnd > clock.GetUtcNow();

    private void WritePending(PendingSignIns.Pending one)
    {
        pending.Remove(Http.Request.Cookies[PendingCookie]);
        var options = SessionCookie.Options(Http.Request);
        options.SameSite = SameSiteMode.Strict;
        Http.Response.Cookies.Append(PendingCookie, pending.Add(one), options);
    }
}

/// <summary>A hash to check against when there is no account, so that the answer takes as long.</summary>
internal sealed class DummyHash
{
    private static readonly User Nobody = new();
    private string? _hash;

    public bool Verify(IPasswordHasher<User> hasher, User? user, string password)
    {
        if (user?.PasswordHash is { } real) return hasher.VerifyHashedPassword(user, real, password) != PasswordVerificationResult.Failed;
        _hash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString());
        hasher.VerifyHashedPassword(Nobody, _hash, password);
        return false;
    }
}
