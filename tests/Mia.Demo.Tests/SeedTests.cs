namespace Mia.Demo.Tests;

public sealed class SeedTests
{
    [Fact]
    public async Task The_same_seed_gives_the_same_people_and_another_seed_others()
    {
        var (once, again, other) = (await StoryAsync(7), await StoryAsync(7), await StoryAsync(8));
        Assert.Equal(once, again);
        Assert.NotEqual(once, other);
    }

    /// <summary>All that does not depend on ids, which are random.</summary>
    private static async Task<string> StoryAsync(int seed)
    {
        var data = new DemoData();
        try
        {
            await data.FillAsync(seed);
            var numbers = data.Numbers.ToDictionary(n => n.ParticipantId, n => n.Number);
            var contacts = data.Contacts.ToLookup(c => c.CaseId);
            var exits = data.Exits.ToDictionary(e => e.CaseId);
            return string.Join('\n', data.Cases.Select(c => string.Join('|',
                [
                    $"{c.Number} {c.Status} {c.EnrolledOn} {c.EndedOn}", numbers.GetValueOrDefault(c.ParticipantId, "–"),
                    c.Participant.IsProtected ? "skyddad" : c.Participant.Name, $"{c.Participant.Gender}",
                    .. c.Interventions.OrderBy(i => i.StartsOn).ThenBy(i => i.TypeCode, StringComparer.Ordinal).Select(i => $"{i.TypeCode} {i.StartsOn} {i.EndsOn}"),
                    .. contacts[c.Id].OrderBy(k => k.LoggedAt).Select(k => $"{k.LoggedAt:O} {k.Type} {k.Note} {k.NextOn}"),
                    exits.TryGetValue(c.Id, out var exit) ? string.Join(',', exit.Outcomes) + exit.Empowerment : "",
                ])));
        }
        finally
        {
            await data.DisposeAsync();
        }
    }
}
