using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Platform.Data.Model;

/// <summary>Gives a context the cipher of its installation and the prefix of its tables.</summary>
internal sealed class MiaDataExtension(FieldCipher cipher, string prefix) : IDbContextOptionsExtension
{
    public FieldCipher Cipher { get; } = cipher;

    public string Prefix { get; } = prefix;

    public DbContextOptionsExtensionInfo Info => field ??= new ExtensionInfo(this);

    public void ApplyServices(IServiceCollection services)
    {
    }

    public void Validate(IDbContextOptions options)
    {
    }

    private sealed class ExtensionInfo(IDbContextOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "";

        public override int GetServiceProviderHashCode() => 0;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo)
        {
        }

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is ExtensionInfo;
    }
}

/// <summary>One model per cipher: the sealed columns hold on to it. Several installations can live in one process (tests).</summary>
internal sealed class MiaModelCacheKey : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), (context as MiaDbContext)?.Cipher, designTime);
}
