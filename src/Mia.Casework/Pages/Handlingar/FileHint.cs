using Mia.Casework.Domain.Codes;
using Mia.Casework.Services.Documents;

namespace Mia.Casework.Pages.Handlingar;

/// <summary>What a field for a file says about which files it takes.</summary>
/// <param name="Text">Swedish sentence.</param>
/// <param name="Accept">The same for the browser's file chooser.</param>
public sealed record FileHint(string Text, string Accept)
{
    internal static FileHint Of(IReadOnlyList<CodeItem> kinds, long most) => new($"{string.Join(", ", kinds.Select(k => k.Text))}. Högst {FileRoom.Words(most)}.",
        string.Join(',', kinds.SelectMany(k => FileKinds.Find(k.Code)!.Endings)));
}
