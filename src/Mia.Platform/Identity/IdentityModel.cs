using Mia.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Mia.Platform.Identity;

/// <summary>Tables of accounts, as Identity's schema version 3 has them but with the platform's names and sealed secrets.</summary>
internal sealed class IdentityModel : IEntityTypeConfiguration<User>, IEntityTypeConfiguration<IdentityUserClaim<Guid>>,
    IEntityTypeConfiguration<IdentityUserLogin<Guid>>, IEntityTypeConfiguration<IdentityUserToken<Guid>>, IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    private const int KeyLength = 128;

    /// <summary>WebAuthn says that a credential id has at most 1 023 bytes.</summary>
    private const int CredentialIdLength = 1024;

    // DateTimeOffset cannot be compared on SQLite; the moment is kept as UTC ticks.
    private static readonly ValueConverter<DateTimeOffset, long> Ticks = new(v => v.UtcTicks, v => new DateTimeOffset(v, TimeSpan.Zero));

    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("Platform_User");
        builder.HasKey(u => u.Id);
        builder.Property(u => u.Id).ValueGeneratedNever();
        builder.HasIndex(u => u.NormalizedUserName).IsUnique();
        builder.HasIndex(u => u.NormalizedEmail).IsUnique();
        builder.Property(u => u.ConcurrencyStamp).IsConcurrencyToken();
        builder.Property(u => u.UserName).HasMaxLength(256);
        builder.Property(u => u.NormalizedUserName).HasMaxLength(256);
        builder.Property(u => u.Email).HasMaxLength(256);
        builder.Property(u => u.NormalizedEmail).HasMaxLength(256);
        builder.Property(u => u.DisplayName).HasMaxLength(User.MaxName);
        builder.Property(u => u.LockoutEnd).HasConversion(Ticks);
        builder.Ignore(u => u.PhoneNumber);
        builder.Ignore(u => u.PhoneNumberConfirmed);
        builder.HasMany<IdentityUserClaim<Guid>>().WithOne().HasForeignKey(c => c.UserId).IsRequired();
        builder.HasMany<IdentityUserLogin<Guid>>().WithOne().HasForeignKey(l => l.UserId).IsRequired();
        builder.HasMany<IdentityUserToken<Guid>>().WithOne().HasForeignKey(t => t.UserId).IsRequired();
        builder.HasMany<IdentityUserPasskey<Guid>>().WithOne().HasForeignKey(p => p.UserId).IsRequired();
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder)
    {
        builder.ToTable("Platform_UserClaim");
        builder.HasKey(c => c.Id);
    }

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder)
    {
        builder.ToTable("Platform_UserLogin");
        builder.HasKey(l => new { l.LoginProvider, l.ProviderKey });
        builder.Property(l => l.LoginProvider).HasMaxLength(KeyLength);
        builder.Property(l => l.ProviderKey).HasMaxLength(KeyLength);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder)
    {
        builder.ToTable("Platform_UserToken");
        builder.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
        builder.Property(t => t.LoginProvider).HasMaxLength(KeyLength);
        builder.Property(t => t.Name).HasMaxLength(KeyLength);
        builder.Property(t => t.Value).IsSealed();
    }

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("Platform_UserPasskey");
        builder.HasKey(p => p.CredentialId);
        builder.Property(p => p.CredentialId).HasMaxLength(CredentialIdLength);
        builder.OwnsOne(p => p.Data).ToJson();
    }
}

/// <summary>Tables of roles, sessions, links and kept posts.</summary>
internal sealed class AccountModel : IEntityTypeConfiguration<RoleAssignment>, IEntityTypeConfiguration<UserSession>,
    IEntityTypeConfiguration<AccountLink>, IEntityTypeConfiguration<AccountEvent>, IEntityTypeConfiguration<KeptPost>
{
    public void Configure(EntityTypeBuilder<RoleAssignment> builder)
    {
        builder.ToTable("Platform_RoleAssignment");
        builder.HasOne<User>().WithMany().HasForeignKey(a => a.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => a.UserId);
    }

    public void Configure(EntityTypeBuilder<UserSession> builder)
    {
        builder.ToTable("Platform_Session");
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => s.TokenHash).IsUnique();
        builder.HasIndex(s => s.UserId);
        builder.Property(s => s.TokenHash).HasMaxLength(64);
        builder.Property(s => s.Device).HasMaxLength(UserSession.MaxDevice);
        builder.Property(s => s.Method).HasMaxLength(20);
    }

    public void Configure(EntityTypeBuilder<AccountLink> builder)
    {
        builder.ToTable("Platform_AccountLink");
        builder.HasIndex(l => l.TokenHash).IsUnique();
        builder.HasIndex(l => l.UserId);
        builder.Property(l => l.TokenHash).HasMaxLength(64);
    }

    public void Configure(EntityTypeBuilder<AccountEvent> builder)
    {
        builder.ToTable("Platform_AccountEvent");
        builder.HasIndex(e => new { e.UserId, e.At });
        builder.Property(e => e.Kind).HasMaxLength(60);
    }

    public void Configure(EntityTypeBuilder<KeptPost> builder)
    {
        builder.ToTable("Platform_KeptPost");
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasIndex(p => p.UserId);
        builder.Property(p => p.Path).HasMaxLength(500);
        builder.Property(p => p.Fields).IsSealed();
    }
}
