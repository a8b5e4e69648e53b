using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReplyFlow.Data.Model;

internal sealed class KeptFormModel : IEntityTypeConfiguration<KeptForm>
{
    public void Configure(EntityTypeBuilder<KeptForm> e)
    {
        e.HasOne<AppUser>().WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(f => f.KeptAt);
    }
}

internal sealed class EndedSignInModel : IEntityTypeConfiguration<EndedSignIn>
{
    public void Configure(EntityTypeBuilder<EndedSignIn> e) => e.HasIndex(s => s.EndedAt);
}

internal sealed class FormerPasswordModel : IEntityTypeConfiguration<FormerPassword>
{
    public void Configure(EntityTypeBuilder<FormerPassword> e) =>
        e.HasOne<AppUser>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
}

internal sealed class SignInTriesModel : IEntityTypeConfiguration<SignInTries>
{
    public void Configure(EntityTypeBuilder<SignInTries> e)
    {
        e.HasKey(t => new { t.Key, t.Since });
        e.Property(t => t.Key).HasMaxLength(80);
        e.HasIndex(t => t.Since);
        e.HasOne<AppUser>().WithMany().HasForeignKey(t => t.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
