using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReplyFlow.Domain.Cases;

namespace ReplyFlow.Data.Model;

/// <summary>
/// What the figures need to know of a case, in one short row: they are of whole sessions. The database itself keeps it (<c>Listing</c>);
/// nothing else writes it.
/// </summary>
public sealed class CaseFigure
{
    /// <summary>In <see cref="Answers"/>: no answer.</summary>
    public const char None = '-';

    public Guid CaseId { get; private init; }

    public Guid SessionId { get; private init; }

    /// <summary>主办; null while not assigned.</summary>
    public Guid? BureauId { get; private init; }

    public Guid? DivisionId { get; private init; }

    /// <summary>The suggestion's class; empty for none.</summary>
    public string Class { get; private init; } = "";

    public DateOnly? AssignedOn { get; private init; }

    public DateOnly? DueOn { get; private init; }

    public DateOnly? RepliedOn { get; private init; }

    public bool IsWithdrawn { get; private init; }

    public bool IsArchived { get; private init; }

    /// <summary>面商: whether the deputy was met.</summary>
    public bool MetInPerson { get; private init; }

    /// <summary>The newest letter's category; empty for none.</summary>
    public string Category { get; private init; } = "";

    /// <summary>
    /// Once replied to, the latest answer of each deputy in their order, two letters each: what was said (Satisfied, Basic, Dissatisfied,
    /// No judgement) and how it came (Link, Paper link, Entered), or <see cref="None"/> twice.
    /// </summary>
    public string Answers { get; private init; } = "";
}

internal sealed class CaseFigureModel : IEntityTypeConfiguration<CaseFigure>
{
    public void Configure(EntityTypeBuilder<CaseFigure> e)
    {
        e.ToTable("CaseFigures");
        e.HasKey(f => f.CaseId);
        e.HasOne<Case>().WithOne().HasForeignKey<CaseFigure>(f => f.CaseId).OnDelete(DeleteBehavior.Cascade);
        // With all there is, so that a session's rows are read as they stand in the index, side by side.
        e.HasIndex(f => new
        {
            f.SessionId,
            f.BureauId,
            f.DivisionId,
            f.Class,
            f.AssignedOn,
            f.DueOn,
            f.RepliedOn,
            f.IsWithdrawn,
            f.IsArchived,
            f.MetInPerson,
            f.Category,
            f.Answers,
            f.CaseId,
        }).HasDatabaseName("IX_CaseFigures_Session");
        e.HasIndex(f => f.BureauId);
    }
}
