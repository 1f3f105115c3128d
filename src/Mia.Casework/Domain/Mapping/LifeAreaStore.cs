using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Platform.Data;
using Mia.Platform.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Domain.Mapping;

/// <summary>Holds what the delprojekt have decided. Decisions are never changed, so the store only grows.</summary>
internal sealed class LifeAreaStore(ICodeLists codes) : ILifeAreas
{
    private readonly Lock _writing = new();
    private volatile Dictionary<Guid, IReadOnlyList<LifeAreaDecision>> _decisions = [];

    /// <summary>At start: everything there is.</summary>
    public void Replace(IEnumerable<LifeAreaDecision> all) => _decisions = all.GroupBy(d => d.DelprojektId)
        .ToDictionary(g => g.Key, g => (IReadOnlyList<LifeAreaDecision>)[.. g.OrderBy(d => d.Id)]);

    /// <summary>After a commit.</summary>
    public void Add(IReadOnlyCollection<LifeAreaDecision> made)
    {
        lock (_writing)
        {
            Replace(_decisions.Values.SelectMany(d => d).Concat(made).DistinctBy(d => d.Id).ToList());
        }
    }

    public IReadOnlyList<LifeAreaDecision> DecisionsOf(Guid delprojektId) =>
        _decisions.TryGetValue(delprojektId, out var mine) ? [.. mine.Reverse()] : [];

    public IReadOnlyList<LifeArea> On(Guid delprojektId, DateOnly day) => [.. All(delprojektId, day).Where(a => !a.Hidden)];

    public IReadOnlyList<LifeArea> All(Guid delprojektId, DateOnly day)
    {
        var latest = Latest(delprojektId, day);
        var common = codes.On(CodeLists.LifeArea, day).Select(c => Of(c.Code, c.Text, latest.GetValueOrDefault(c.Code)));
        var own = latest.Values.Where(d => IsOwn(d.Code)).OrderBy(d => d.Code.Length).ThenBy(d => d.Code, StringComparer.Ordinal)
            .Select(d => Of(d.Code, d.Code, d));
        return [.. common, .. own];
    }

    public string Text(Guid delprojektId, string code, DateOnly day) =>
        Latest(delprojektId, day).GetValueOrDefault(code)?.Text is { } own ? own : codes.Text(CodeLists.LifeArea, code);

    /// <summary>Per code the decision that holds: the latest day, and of the same day the one made last.</summary>
    private Dictionary<string, LifeAreaDecision> Latest(Guid delprojektId, DateOnly day)
    {
        var latest = new Dictionary<string, LifeAreaDecision>(StringComparer.Ordinal);
        if (!_decisions.TryGetValue(delprojektId, out var mine)) return latest;
        foreach (var decision in mine.Where(d => d.ValidFrom <= day))
        {
            if (!latest.TryGetValue(decision.Code, out var known) || decision.ValidFrom >= known.ValidFrom) latest[decision.Code] = decision;
        }
        return latest;
    }

    private static LifeArea Of(string code, string text, LifeAreaDecision? decision) => new(code, decision?.Text ?? text,
        decision?.Prompt ?? LifeAreaPrompts.Common.GetValueOrDefault(code, ""), decision?.Hidden ?? false, IsOwn(code));

    private static bool IsOwn(string code) => code.StartsWith(LifeAreaDecision.OwnPrefix, StringComparison.Ordinal);
}

/// <summary>Fills the store at start.</summary>
internal sealed class LifeAreasInMemory(IServiceScopeFactory scopes, LifeAreaStore store) : IInMemory
{
    public async Task LoadAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DataScope>().EnterEverything();
        store.Replace(await scope.ServiceProvider.GetRequiredService<CaseworkDbContext>().LifeAreas.AsNoTracking().ToListAsync(ct));
    }
}

/// <summary>Questions that help to begin, until a delprojekt writes its own (methods.md 2.3). Neutral, and the same for everybody.</summary>
internal static class LifeAreaPrompts
{
    public static IReadOnlyDictionary<string, string> Common { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["BOE"] = "Hur bor du? Känns det tryggt? Hur är det med hyra, kontrakt och stöd hemma?",
        ["EKO"] = "Vad lever du på? Räcker pengarna? Finns det något som snart tar slut?",
        ["SKU"] = "Finns det räkningar eller skulder som tynger? Har du någon som hjälper dig med dem?",
        ["HÄL"] = "Hur mår kroppen? Vad orkar du en vanlig dag?",
        ["PSY"] = "Hur mår du? Vad får dig att må bättre?",
        ["SÖM"] = "Hur sover du? När på dygnet är du som piggast?",
        ["VÅR"] = "Vilka träffar du i vården? Väntar du på något, till exempel ett besök eller ett intyg?",
        ["VAN"] = "Finns det vanor du vill ha kvar eller ändra på? Det är helt frivilligt att berätta.",
        ["VAR"] = "Hur ser en vanlig dag ut? Hur går det med hem, mat och resor?",
        ["FAM"] = "Vilka är din familj? Har du barn eller någon annan som du tar hand om?",
        ["NÄT"] = "Vilka träffar du? Händer det att du känner dig ensam?",
        ["FRI"] = "Vad tycker du om att göra? Vad ger dig kraft?",
        ["UTB"] = "Vad har du gått i skolan? Vad vill du lära dig? Hur är det med språket?",
        ["ARB"] = "Vad har du arbetat med? Vad drömmer du om? Vad är i vägen?",
        ["MYN"] = "Vilka myndigheter har du kontakt med? Förstår du vad de vill och vad som händer?",
        ["DIG"] = "Har du BankID, dator eller telefon, och e-post? Hur går det att använda dem?",
        ["TRY"] = "Känner du dig trygg där du är? Skriv inte om våld här.",
        ["TRO"] = "Finns det något i kultur, tro eller tillhörighet som är viktigt för dig?",
    };
}
