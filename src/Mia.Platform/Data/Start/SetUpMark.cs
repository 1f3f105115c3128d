using System.Security.Cryptography;
using System.Text;
using Mia.Platform.Data.Connections;
using Mia.Platform.Data.Model;
using Mia.Platform.Modules;
using Mia.Platform.Organisation;

namespace Mia.Platform.Data.Start;

/// <summary>For which program and which delprojekt the rows that must exist have been added. Stored beside them, so a restored backup has its own.</summary>
/// <param name="Value">Hash of the modules as they were built, and of the delprojekt.</param>
internal sealed record SetUpMark(string Value)
{
    public static SetUpMark Of(PhysicalConnection connection, ModuleCatalogue catalogue)
    {
        var built = catalogue.Modules.Select(module => module.Assembly.ManifestModule.ModuleVersionId.ToString()).Order(StringComparer.Ordinal);
        var delprojekt = connection.Query($"SELECT Slug FROM {Delprojekt.Table} ORDER BY Slug", row => row.GetString(0));
        return new(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', [.. built, .. delprojekt])))));
    }

    public bool IsStored(PhysicalConnection connection) =>
        connection.Scalar<string>($"SELECT Mark FROM {SetUpRow.Table} WHERE Id = 1") == Value;

    public void Store(PhysicalConnection connection) => connection.Execute(
        $"INSERT INTO {SetUpRow.Table} (Id, Mark) VALUES (1, $mark) ON CONFLICT (Id) DO UPDATE SET Mark = excluded.Mark", ("$mark", Value));
}
