using AutoMapper;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Architecture.Tests;

/// <summary>The guard around AutoMapper 8 (docs/adr/0001).</summary>
[Collection(nameof(Product))]
public sealed class MappingTests(Product product)
{
    [Fact]
    public void Maps_are_complete() => product.Services.GetRequiredService<IConfigurationProvider>().AssertConfigurationIsValid();

    [Fact]
    public void No_map_is_on_a_type_that_refers_to_itself()
    {
        var maps = product.Services.GetRequiredService<IConfigurationProvider>().GetAllTypeMaps();
        Rule.NoneOf(maps.Where(m => Refers(m.DestinationType, m.DestinationType, [])).Select(m => $"{m.SourceType.Name} → {m.DestinationType.Name}"), "Refers to itself");
        Rule.NoneOf(maps.Where(m => m.MaxDepth is 0 or > 64).Select(m => $"{m.SourceType.Name} → {m.DestinationType.Name}"), "Without MaxDepth");
    }

    private static bool Refers(Type from, Type to, HashSet<Type> seen) => from.GetProperties().Select(p => Element(p.PropertyType))
        .Any(t => t == to || (t.Namespace?.StartsWith("Mia", StringComparison.Ordinal) == true && seen.Add(t) && Refers(t, to, seen)));

    private static Type Element(Type type) => type.IsGenericType ? type.GetGenericArguments()[^1] : type.IsArray ? type.GetElementType()! : type;
}
