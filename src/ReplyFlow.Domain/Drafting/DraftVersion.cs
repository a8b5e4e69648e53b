namespace ReplyFlow.Domain.Drafting;

/// <summary>A submitted version of a draft. Never changes once written.</summary>
public sealed class DraftVersion
{
    /// <summary>Identifier.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The case.</summary>
    public Guid CaseId { get; set; }

    /// <summary>1, 2, 3 … within the case.</summary>
    public int No { get; set; }

    /// <summary>The content.</summary>
    public DraftContent Content { get; set; } = DraftContent.Empty;

    /// <summary>SHA-256 of the content (see <see cref="DraftContent.Sha256"/>).</summary>
    public required string Sha256 { get; set; }

    /// <summary>Who submitted it, by name.</summary>
    public required string SubmittedBy { get; set; }

    /// <summary>When it was submitted.</summary>
    public DateTimeOffset SubmittedAt { get; set; }
}
