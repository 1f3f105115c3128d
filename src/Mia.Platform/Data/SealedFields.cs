using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Mia.Platform.Data;

/// <summary>Marks text that must not be readable in a stolen file.</summary>
public static class SealedFields
{
    private const string Mark = "Mia:Sealed";

    /// <summary>Encrypts the column (AES-GCM, versioned key ring). It can then not be searched, sorted or compared in SQL.</summary>
    /// <typeparam name="T">Text, nullable or not.</typeparam>
    public static PropertyBuilder<T> IsSealed<T>(this PropertyBuilder<T> property) where T : IEnumerable<char>?
    {
        property.Metadata.SetAnnotation(Mark, true);
        return property;
    }

    /// <inheritdoc cref="IsSealed{T}(PropertyBuilder{T})" />
    public static ComplexTypePropertyBuilder<T> IsSealed<T>(this ComplexTypePropertyBuilder<T> property) where T : IEnumerable<char>?
    {
        property.Metadata.SetAnnotation(Mark, true);
        return property;
    }

    /// <summary>Turns the marks into converters, when tables and columns have their names.</summary>
    internal static void Apply(ModelBuilder model, FieldCipher? cipher)
    {
        foreach (var entity in model.Model.GetEntityTypes())
            Apply(entity, entity.GetTableName() is { } table ? StoreObjectIdentifier.Table(table) : null, cipher);
    }

    private static void Apply(IMutableTypeBase type, StoreObjectIdentifier? table, FieldCipher? cipher)
    {
        foreach (var property in type.GetDeclaredProperties().Where(p => p.FindAnnotation(Mark) is not null))
        {
            var column = table is { } t ? $"{t.Name}.{property.GetColumnName(t) ?? property.Name}" : property.Name;
            property.SetValueConverter(new SealedConverter(cipher, column));
            property.SetMaxLength(null);
            property.RemoveAnnotation(Mark);
        }
        foreach (var complex in type.GetDeclaredComplexProperties())
            Apply(complex.ComplexType, table, cipher);
    }
}

/// <summary>Text in the program, sealed bytes in the file.</summary>
internal sealed class SealedConverter(FieldCipher? cipher, string column) : ValueConverter<string, byte[]>(
    text => Required(cipher).Seal(column, text), data => Required(cipher).Open(column, data))
{
    private static FieldCipher Required(FieldCipher? cipher) =>
        cipher ?? throw new CryptographicException("There is no key ring at design time.");
}
