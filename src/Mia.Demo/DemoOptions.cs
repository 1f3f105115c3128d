namespace Mia.Demo;

/// <summary>How much to invent.</summary>
/// <param name="Participants">People with a case, 1 – 200 000.</param>
/// <param name="Years">How far back it goes, 1 – 10.</param>
/// <param name="Seed">The same seed gives the same people on the same day.</param>
/// <param name="Few">Two contacts a case, for large data sets.</param>
public sealed record DemoOptions(int Participants, int Years, int Seed, bool Few = false)
{
    /// <summary>Most participants that can be made at once.</summary>
    public const int MaxParticipants = 200_000;

    /// <summary>Most years.</summary>
    public const int MaxYears = 10;
}

/// <summary>What was made.</summary>
/// <param name="Participants">People with a case.</param>
/// <param name="Referrals">Referrals, also those that led to nothing.</param>
/// <param name="Contacts">Logged contacts.</param>
/// <param name="Changes">Rows of the change log.</param>
public sealed record DemoResult(int Participants, int Referrals, int Contacts, int Changes);

/// <summary>Demo data cannot be made here; the Swedish message says why and what to do.</summary>
public sealed class DemoRefusedException(string message) : Exception(message);
