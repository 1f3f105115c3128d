using Microsoft.AspNetCore.Identity;

namespace Mia.Platform.Identity;

/// <summary>Identity's refusals in plain Swedish: what is wrong and what to do.</summary>
internal sealed class SwedishIdentityErrors : IdentityErrorDescriber
{
    private static IdentityError Error(string code, string text) => new() { Code = code, Description = text };

    public override IdentityError DefaultError() => Error(nameof(DefaultError), "Det gick inte att spara kontot. Försök igen.");

    public override IdentityError ConcurrencyFailure() => Error(nameof(ConcurrencyFailure), "Kontot ändrades av någon annan samtidigt. Ladda om sidan och försök igen.");

    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch), "Lösenordet stämmer inte. Skriv ditt nuvarande lösenord igen.");

    public override IdentityError InvalidToken() => Error(nameof(InvalidToken), "Koden eller länken gäller inte längre. Be om en ny.");

    public override IdentityError RecoveryCodeRedemptionFailed() => Error(nameof(RecoveryCodeRedemptionFailed), "Återställningskoden stämmer inte eller är redan använd.");

    public override IdentityError InvalidUserName(string? userName) => Error(nameof(InvalidUserName), "Skriv e-postadressen så här: namn@kommun.se.");

    public override IdentityError InvalidEmail(string? email) => Error(nameof(InvalidEmail), "Skriv e-postadressen så här: namn@kommun.se.");

    public override IdentityError DuplicateUserName(string userName) => Error(nameof(DuplicateUserName), "Det finns redan ett konto med den e-postadressen.");

    public override IdentityError DuplicateEmail(string email) => Error(nameof(DuplicateEmail), "Det finns redan ett konto med den e-postadressen.");

    public override IdentityError UserAlreadyHasPassword() => Error(nameof(UserAlreadyHasPassword), "Kontot har redan ett lösenord. Logga in med det.");

    public override IdentityError PasswordTooShort(int length) => Error(nameof(PasswordTooShort), $"Välj ett lösenord med minst {length} tecken. Flera ord efter varandra är lätt att minnas.");

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Error(nameof(PasswordRequiresUniqueChars), $"Använd minst {uniqueChars} olika tecken i lösenordet.");
}

/// <summary>Refuses passwords that are guessed first: well-known ones and those made of the person's own address.</summary>
internal sealed class PasswordRules : IPasswordValidator<User>
{
    private static readonly string[] Common =
    [
        "password", "lösenord", "losenord", "qwerty", "123456", "abc123", "sommar", "vinter", "hejsan", "välkommen", "valkommen", "admin", "letmein",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password)
    {
        var text = password ?? "";
        // What is left when the guessable words are taken out must still be a password of its own.
        var left = Common.Append(user.Email?.Split('@')[0] ?? "").Where(w => w.Length > 3)
            .Aggregate(text, (rest, word) => rest.Replace(word, "", StringComparison.OrdinalIgnoreCase));
        return Task.FromResult(left.Length >= 8 || text.Length == 0
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError
            {
                Code = "PasswordGuessable",
                Description = "Lösenordet är för lätt att gissa. Undvik vanliga ord och din egen e-postadress.",
            }));
    }
}
