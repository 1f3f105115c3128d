using Mia.Casework.Domain;
using Mia.Platform.Data;
using Mia.Platform.People;
using Mia.Platform.Security;
using Mia.Platform.Time;

namespace Mia.Casework.Services;

/// <summary>Small things that handlers share.</summary>
public static class Handlers
{
    /// <summary>Who acts, and when.</summary>
    public static Actor Acting(this ICurrentUser user, TimeProvider time) => new(user.Id, time.UtcNow());
}

/// <summary>Keyed hash by which a person is found from a number.</summary>
public sealed class IdentityLookup(FieldCipher cipher)
{
    /// <summary>The hash; the same for the same number, whatever way it was typed.</summary>
    public byte[] Of(IdentityNumber number) => cipher.KeyedHash("participant.identity", number.Reveal());
}
