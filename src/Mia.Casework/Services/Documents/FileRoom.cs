using System.Globalization;
using Mia.Casework.Data;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Domain.Documents;
using Mia.Platform.Data;
using Mia.Platform.Data.Files;
using Mia.Platform.Messaging;
using Mia.Platform.Time;
using Mia.Web.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Mia.Casework.Services.Documents;

/// <summary>Which files a delprojekt takes, how large and how much in all, and which of them are still needed.</summary>
internal sealed class FileRoom(CaseworkDbContext db, DataSession session, DataScope scope, DatedSettings settings, ICodeLists codes, TimeProvider clock) : IFileArea
{
    /// <summary>Folder of the store.</summary>
    public const string Area = "casework";

    private const long Megabyte = 1024 * 1024;

    /// <inheritdoc />
    public string Name => Area;

    /// <summary>Kinds that may be used today.</summary>
    public IReadOnlyList<CodeItem> Kinds => [.. codes.On(CodeLists.FileKind, clock.Today()).Where(k => FileKinds.Find(k.Code) is not null)];

    /// <inheritdoc />
    public async Task<long> MostBytesAsync(CancellationToken ct) => await settings.DaysAsync(SettingKeys.DocumentMegabytes, ct) * Megabyte;

    /// <inheritdoc />
    public async Task<IReadOnlySet<Guid>> KeptAsync(CancellationToken ct) => scope.Everything
        ? await db.DocumentVersions.AsNoTracking().Select(v => v.FileId).ToHashSetAsync(ct)
        // Files of rows that are merely not seen would be swept away.
        : throw new InvalidOperationException("Only a scope that sees everything knows which files are needed.");

    /// <summary>Looks at a file before anything is written.</summary>
    /// <returns>Why it is refused, in Swedish; null when it is well.</returns>
    public async Task<string?> RefusalAsync(IFormFile? chosen, CancellationToken ct)
    {
        if (UploadedFile.Of(chosen) is not { } file) return "Välj en fil.";
        if (file.Stored is null) return TooLarge(await MostBytesAsync(ct));
        if (file.Length == 0) return "Filen är tom. Kontrollera att den går att öppna på din dator och välj den igen.";
        if (FileKinds.Named(file.FileName) is not { } kind || Kinds.All(k => k.Code != kind.Code))
            return $"Den sortens fil går inte att spara. Det går bra med {string.Join(", ", Kinds.Select(k => k.Text))}.";
        await using var content = file.OpenReadStream();
        if (!kind.Agrees(file.ContentType) || !kind.Fits(content))
            return $"Innehållet stämmer inte med filens namn, som slutar på {kind.Endings[0]}. Öppna filen i programmet den kommer från, spara den på nytt och välj den igen.";
        return kind.IsPackage && FileKinds.HasMacros(content)
            ? "Filen innehåller makron, alltså små program. Spara den utan makron eller som PDF, och välj den igen." : null;
    }

    /// <summary>Takes a file that has been looked at, in a write: it is kept if the write is carried out.</summary>
    /// <exception cref="RuleException">The delprojekt has no room for it.</exception>
    public async Task<DocumentFile> TakeAsync(IFormFile? chosen, CancellationToken ct)
    {
        var file = UploadedFile.Of(chosen)!;
        var stored = file.Stored!;
        var quota = await settings.DaysAsync(SettingKeys.DocumentQuotaMegabytes, ct) * Megabyte;
        // What has been removed is still there for those who want it back.
        var used = await db.DocumentVersions.SumAsync(v => v.Size, ct);
        if (used + stored.Size > quota)
        {
            throw new RuleException("File", $"Filen får inte plats. Delprojektets handlingar tar {Words(used)} av {Words(quota)}. "
                + "Ta bort det som inte behövs, eller be den som sköter Mia om mer utrymme. Borttaget frigör plats efter 30 dagar.");
        }
        file.KeepWhenSaved(session);
        return new(stored.Id, file.FileName, FileKinds.Named(file.FileName)!.Code, stored.Size, stored.Sha256);
    }

    /// <summary>What is said of a file that is larger than the delprojekt allows.</summary>
    public static string TooLarge(long most) => $"Filen är större än {Words(most)}. Dela upp den, eller spara den i ett mindre format, och välj den igen.";

    /// <summary><c>1,2 MB</c>.</summary>
    public static string Words(long bytes) => bytes >= Megabyte
        ? (bytes / (double)Megabyte).ToString(bytes % Megabyte == 0 ? "N0" : "N1", CultureInfo.GetCultureInfo("sv-SE")) + " MB"
        : bytes >= 1024 ? $"{bytes / 1024} kB" : $"{bytes} byte";
}
