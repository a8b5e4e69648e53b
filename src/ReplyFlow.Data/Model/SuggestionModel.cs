using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Data.Model;

internal sealed class SessionModel : IEntityTypeConfiguration<CongressSession>
{
    public void Configure(EntityTypeBuilder<CongressSession> e) => e.HasIndex(s => s.Name).IsUnique();
}

internal sealed class SuggestionModel : IEntityTypeConfiguration<Suggestion>
{
    public void Configure(EntityTypeBuilder<Suggestion> e)
    {
        e.HasOne(s => s.Session).WithMany().HasForeignKey(s => s.SessionId).OnDelete(DeleteBehavior.Restrict);
        e.Property(s => s.Kind).HasConversion<string>().HasMaxLength(20);
        e.Property(s => s.Revision).IsConcurrencyToken();
        e.Property<string?>(SearchColumn.Name);
        e.HasIndex(s => new { s.SessionId, s.Kind, s.NumberValue }).IsUnique().HasFilter("\"ReplacedById\" IS NULL");
        // Whoever looks for a number does not say of which session.
        e.HasIndex(s => s.NumberValue);
        // Those whose deputies are secret are few.
        e.HasIndex(s => s.IdentitySecret).HasFilter("\"IdentitySecret\"");
    }
}

internal sealed class SuggestionImportModel : IEntityTypeConfiguration<SuggestionImport>
{
    public void Configure(EntityTypeBuilder<SuggestionImport> e)
    {
        e.HasOne<AppUser>().WithMany().HasForeignKey(i => i.ById).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(i => i.Id).HasFilter("\"FinishedAt\" IS NULL").HasDatabaseName("IX_Imports_Open");
    }
}

internal sealed class SuggestionImportRowModel : IEntityTypeConfiguration<SuggestionImportRow>
{
    public void Configure(EntityTypeBuilder<SuggestionImportRow> e)
    {
        e.HasKey(r => new { r.ImportId, r.Row });
        e.HasOne<SuggestionImport>().WithMany().HasForeignKey(r => r.ImportId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne<CongressSession>().WithMany().HasForeignKey(r => r.SessionId).OnDelete(DeleteBehavior.Restrict);
        e.Property(r => r.Kind).HasConversion<string>().HasMaxLength(20);
        e.HasIndex(r => new { r.SessionId, r.Kind, r.NumberValue }).IsUnique();
    }
}

internal sealed class DeputyModel : IEntityTypeConfiguration<Deputy>
{
    public void Configure(EntityTypeBuilder<Deputy> e) => e.Property<string?>(SearchColumn.Name);
}

internal sealed class SuggestionDeputyModel : IEntityTypeConfiguration<SuggestionDeputy>
{
    public void Configure(EntityTypeBuilder<SuggestionDeputy> e)
    {
        e.HasKey(d => new { d.SuggestionId, d.DeputyId });
        e.HasOne<Suggestion>().WithMany(s => s.Deputies).HasForeignKey(d => d.SuggestionId).OnDelete(DeleteBehavior.Restrict);
        e.HasOne(d => d.Deputy).WithMany().HasForeignKey(d => d.DeputyId).OnDelete(DeleteBehavior.Restrict);
    }
}
