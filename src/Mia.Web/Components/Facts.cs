namespace Mia.Web.Components;

/// <summary>A label and a value: one row of a definition list.</summary>
/// <param name="Label">Swedish.</param>
/// <param name="Value">Text; empty is shown as a dash.</param>
public sealed record Fact(string Label, string Value)
{
    /// <summary>Address that the value leads to.</summary>
    public string? Href { get; init; }

    /// <summary>Address to post to for showing the whole value, which is then logged: an identity number shown with dots.</summary>
    public string? Reveal { get; init; }

    /// <summary>What is shown when <see cref="Reveal"/> is used, for screen readers: <c>hela personnumret</c>.</summary>
    public string RevealWhat { get; init; } = "";
}

/// <summary>Who a case is about. Stands on top of all its pages. Model of <c>Shared/_IdentityBar</c>.</summary>
/// <param name="Name">Name as heading, or the case number for a protected person.</param>
/// <param name="Summary">One line: age, pronoun, case number, start.</param>
/// <param name="Facts">Identity number, kommun, responsible, next meeting, best way to reach.</param>
public sealed record IdentityBar(string Name, string Summary, IReadOnlyList<Fact> Facts)
{
    /// <summary>Warning shown first, e.g. about protected personal data. Null for none.</summary>
    public string? Guard { get; init; }

    /// <summary>Heading level: 1 on the case's own pages.</summary>
    public int Level { get; init; } = 1;
}

/// <summary>One event of a timeline, newest first. Model of <c>Shared/_Timeline</c> is a list of these.</summary>
/// <param name="When">Time in words: <c>idag 08.20</c>.</param>
/// <param name="Who">Who did it, with role.</param>
/// <param name="Title">What happened.</param>
/// <param name="Text">More, or empty.</param>
public sealed record TimelineEntry(string When, string Who, string Title, string Text)
{
    /// <summary>Filled mark.</summary>
    public bool IsKey { get; init; }

    /// <summary>Address of the event.</summary>
    public string? Href { get; init; }

    /// <summary>Month heading; a new one starts a new group.</summary>
    public string? Group { get; init; }
}

/// <summary>A tab row. Model of <c>Shared/_Tabs</c>.</summary>
/// <param name="Label">What the tabs belong to, for screen readers.</param>
/// <param name="Tabs">The tabs.</param>
public sealed record TabRow(string Label, IReadOnlyList<Tab> Tabs);

/// <summary>A tab: a link to a page of its own.</summary>
/// <param name="Text">Swedish.</param>
/// <param name="Href">Address.</param>
/// <param name="IsCurrent">The page that is shown.</param>
/// <param name="Count">Number beside it; null for none.</param>
public sealed record Tab(string Text, string Href, bool IsCurrent, int? Count = null);
