using Mia.Platform.Data;
using Mia.Platform.Time;

namespace Mia.Casework.Domain.Codes;

/// <summary>
/// One row of a code list. The code never changes its meaning; the wording may change from a day on; nothing is removed, only ended
/// (methods.md 18).
/// </summary>
public sealed class Code : Entity
{
    private readonly List<CodeWording> _wordings = [];

    private Code() { }

    /// <summary>A new code.</summary>
    public Code(string list, CodeSeed seed, DateOnly validFrom)
    {
        List = list;
        Value = seed.Value;
        Text = seed.Text;
        ExternalCode = seed.ExternalCode;
        Marks = [.. seed.Marks];
        Order = seed.Order;
        ValidFrom = validFrom;
    }

    /// <summary>Which list, from <see cref="CodeLists"/> or a module's own.</summary>
    public string List { get; private set; } = "";

    /// <summary>Stable code.</summary>
    public string Value { get; private set; } = "";

    /// <summary>Swedish text that it began with; <see cref="TextOn"/> tells what holds on a day.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Later wordings.</summary>
    public IReadOnlyList<CodeWording> Wordings => _wordings;

    /// <summary>Number of times that somebody has changed it. Rises with a new wording too, so that a stale form is seen.</summary>
    public int Edition { get; private set; }

    /// <summary>Place in the list, low first.</summary>
    public int Order { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>Last day; null while it holds.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Code of Uppföljning Finsam or ESF; empty until checked against their own lists (registration.md 2.8).</summary>
    public string ExternalCode { get; private set; } = "";

    /// <summary>What the code means for rules, from <see cref="CodeMarks"/>.</summary>
    public List<string> Marks { get; private set; } = [];

    /// <summary>A code that an administrator adds.</summary>
    /// <exception cref="Mia.Platform.Messaging.RuleException">The code or the text is not usable, or the day has passed.</exception>
    public static Code Add(string list, CodeSeed seed, DateOnly validFrom, Actor by)
    {
        Rule.Against(validFrom < by.Today, nameof(ValidFrom), "Välj i dag eller en senare dag. Det som redan har gällt ändras inte.");
        var value = Rule.Required(seed.Value, TextLimits.Code, nameof(Value), "Koden");
        Rule.Against(!value.All(c => char.IsLetterOrDigit(c) || c == '-'), nameof(Value), "Använd bara bokstäver, siffror och bindestreck i koden.");
        var made = new Code(list, seed with
        {
            Value = value, Text = Line(seed.Text), ExternalCode = Rule.Text(seed.ExternalCode, TextLimits.Code, nameof(ExternalCode), "Koden") ?? "",
        }, validFrom);
        made.Record(new("code.added", Detail: $"{list}.{value}"));
        return made;
    }

    /// <summary>The wording on a day; before the first day the one it begins with, after the last the last one.</summary>
    public string TextOn(DateOnly day) => _wordings.Count == 0 ? Text : _wordings.Where(w => w.ValidFrom <= day).MaxBy(w => w.ValidFrom)?.Text ?? Text;

    /// <summary>Whether it can be chosen on a day.</summary>
    public bool HoldsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    /// <summary>Whether it can be chosen on a day or will be.</summary>
    public bool HoldsFrom(DateOnly day) => ValidTo is null || day <= ValidTo;

    /// <summary>Changes the wording from a day on, today or later; not the meaning.</summary>
    /// <exception cref="Mia.Platform.Messaging.RuleException">The text is empty or too long, or the day is not one on which the code holds.</exception>
    public void Reword(string? text, DateOnly from, Actor by)
    {
        var tidy = Line(text);
        Rule.Against(from < by.Today, nameof(ValidFrom), "Välj i dag eller en senare dag. Det som redan har gällt ändras inte.");
        Rule.Against(from < ValidFrom, nameof(ValidFrom), $"Koden börjar gälla {ValidFrom.Iso()}. Välj den dagen eller en senare.");
        Rule.Against(from > ValidTo, nameof(ValidFrom), $"Koden slutar gälla {ValidTo?.Iso()}. Välj en tidigare dag.");
        if (from == ValidFrom) Text = tidy;
        else if (_wordings.Find(w => w.ValidFrom == from) is { } same) same.Change(tidy, by);
        else _wordings.Add(new(Id, tidy, from, by));
        Edition++;
        Record(new("code.reworded", Detail: $"{List}.{Value} {from:yyyy-MM-dd}"));
    }

    /// <summary>Writes down what another register calls it; empty takes it away.</summary>
    public void Name(string? externalCode)
    {
        ExternalCode = Rule.Text(externalCode, TextLimits.Code, nameof(ExternalCode), "Koden") ?? "";
        Edition++;
        Record(new("code.external", Detail: $"{List}.{Value}"));
    }

    /// <summary>Takes on what a newer version of the program says that it means; nothing is taken away.</summary>
    public void Mean(IEnumerable<string> marks)
    {
        var missing = marks.Except(Marks).ToList();
        if (missing.Count > 0) Marks = [.. Marks, .. missing];
    }

    /// <summary>Ends the code: it stays on old records with its text and can no longer be chosen.</summary>
    public void End(DateOnly lastDay, Actor by)
    {
        Rule.Against(lastDay < ValidFrom, nameof(ValidTo), $"Koden börjar gälla {ValidFrom.Iso()}. Den kan inte sluta före den dagen.");
        Rule.Against(lastDay < by.Today, nameof(ValidTo), "Välj i dag eller en senare dag. Det som redan har gällt ändras inte.");
        Rule.Against(ValidTo < by.Today, nameof(ValidTo), $"Koden slutade gälla {ValidTo?.Iso()}.");
        ValidTo = lastDay;
        Edition++;
        Record(new("code.ended", Detail: $"{List}.{Value} {lastDay:yyyy-MM-dd}"));
    }

    /// <summary>Lets an ended code be chosen again.</summary>
    public void Reopen()
    {
        Rule.Against(ValidTo is null, nameof(ValidTo), "Koden gäller redan tills vidare.");
        ValidTo = null;
        Edition++;
        Record(new("code.reopened", Detail: $"{List}.{Value}"));
    }

    /// <summary>A wording stands on one line in lists and menus.</summary>
    private static string Line(string? text) => Rule.Required(text?.ReplaceLineEndings(" "), TextLimits.Name, nameof(Text), "Texten");
}

/// <summary>What a code is called from a day on.</summary>
public sealed class CodeWording : Entity
{
    private CodeWording() { }

    internal CodeWording(Guid codeId, string text, DateOnly validFrom, Actor by) =>
        (CodeId, Text, ValidFrom, DecidedAt, DecidedBy) = (codeId, text, validFrom, by.UtcNow, by.UserId);

    /// <summary>The code.</summary>
    public Guid CodeId { get; private set; }

    /// <summary>Swedish text.</summary>
    public string Text { get; private set; } = "";

    /// <summary>First day.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>When it was decided, UTC.</summary>
    public DateTime DecidedAt { get; private set; }

    /// <summary>Who decided.</summary>
    public Guid? DecidedBy { get; private set; }

    internal void Change(string text, Actor by) => (Text, DecidedAt, DecidedBy) = (text, by.UtcNow, by.UserId);
}

/// <summary>A code as a module proposes it.</summary>
/// <param name="Value">Stable code, at most 24 characters.</param>
/// <param name="Text">Swedish text.</param>
public sealed record CodeSeed(string Value, string Text)
{
    /// <summary>Place in the list.</summary>
    public int Order { get; init; }

    /// <summary>Code of another register.</summary>
    public string ExternalCode { get; init; } = "";

    /// <summary>What it means for rules.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];
}
