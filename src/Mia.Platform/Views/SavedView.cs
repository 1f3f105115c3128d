using System.Text.RegularExpressions;
using Mia.Platform.Data;
using Mia.Platform.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mia.Platform.Views;

/// <summary>
/// A list with its filters, as somebody wants it back: a page of a delprojekt, what stands after the question mark, and a name. Filters are codes,
/// never facts about a person; the name is free text and therefore sealed. Seen by its owner only.
/// </summary>
public sealed partial class SavedView : Entity
{
    /// <summary>Longest page and longest query, in characters.</summary>
    public const int PageLength = 60, QueryLength = 300;

    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = 60;

    /// <summary>So many of one list. More are a list of their own that nobody finds anything in.</summary>
    public const int Most = 20;

    private SavedView() { }

    /// <param name="userId">Its owner.</param>
    /// <param name="delprojektId">Where it holds.</param>
    /// <param name="page">Path below the delprojekt, e.g. <c>deltagare</c>.</param>
    /// <param name="query">What stands after the question mark.</param>
    /// <param name="name">As the owner calls it.</param>
    /// <exception cref="RuleException">The address is none of a list, or the name is missing.</exception>
    public SavedView(Guid userId, Guid delprojektId, string page, string query, string name)
    {
        if (!IsList(page, query)) throw new RuleException("Vyn går inte att spara. Gå tillbaka till listan och försök igen.");
        if (string.IsNullOrWhiteSpace(name)) throw new RuleException(nameof(Name), "Skriv vad vyn ska heta.");
        (UserId, DelprojektId, Page, Query, Name) = (userId, delprojektId, page, query, name.Trim());
    }

    /// <summary>Its owner.</summary>
    public Guid UserId { get; private set; }

    /// <summary>Where it holds.</summary>
    public Guid DelprojektId { get; private set; }

    /// <summary>Path below the delprojekt.</summary>
    public string Page { get; private set; } = "";

    /// <summary>What stands after the question mark: codes.</summary>
    public string Query { get; private set; } = "";

    /// <summary>As the owner calls it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The same name again means: from now on like this.</summary>
    internal void ShowInstead(string query) => Query = query;

    /// <summary>Whether an address is one of a list with codes as filters.</summary>
    public static bool IsList(string page, string query) =>
        page.Length <= PageLength && query.Length <= QueryLength && PagePattern().IsMatch(page) && QueryPattern().IsMatch(query);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9-]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex PagePattern();

    [GeneratedRegex("^[A-Za-z0-9=&%._-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex QueryPattern();
}

internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("Platform_SavedView");
        builder.Property(v => v.Page).HasMaxLength(SavedView.PageLength);
        builder.Property(v => v.Query).HasMaxLength(SavedView.QueryLength);
        builder.Property(v => v.Name).IsSealed();
        builder.HasIndex(v => new { v.UserId, v.DelprojektId, v.Page });
    }
}
