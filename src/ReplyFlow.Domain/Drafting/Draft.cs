namespace ReplyFlow.Domain.Drafting;

/// <summary>拟稿: the working copy of a case's reply; one a case, saved while typing.</summary>
public sealed class Draft
{
    /// <summary>The case it belongs to (also the key).</summary>
    public Guid CaseId { get; set; }

    /// <summary>What has been written so far.</summary>
    public DraftContent Content { get; set; } = DraftContent.Empty;

    /// <summary>Counts saves; a save names the revision it started from, so that two tabs cannot overwrite each other.</summary>
    public int Revision { get; set; }

    /// <summary>Name of who saved last; empty before the first save.</summary>
    public string SavedBy { get; set; } = "";

    /// <summary>UTC of the last save.</summary>
    public DateTimeOffset SavedAt { get; set; }
}
