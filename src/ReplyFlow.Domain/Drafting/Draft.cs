namespace ReplyFlow.Domain.Drafting;

/// <summary>拟稿: the working copy of a case's reply; one a case, saved while typing.</summary>
public sealed class Draft
{
    /// <summary>The name that stands for the product where nobody has saved yet.</summary>
    public const string BySystem = "系统";

    private DraftContent _content = DraftContent.Empty;
    private string _savedBy = "";
    private DateTimeOffset _savedAt;
    private DraftBasis _basis = DraftBasis.Empty;

    /// <summary>The case it belongs to (also the key).</summary>
    public Guid CaseId { get; init; }

    /// <summary>What has been written so far.</summary>
    public DraftContent Content { get => _content; init => _content = value; }

    /// <summary>Sources of its figures and the asks it answers. Changed beside the text, so it counts no save.</summary>
    public DraftBasis Basis { get => _basis; init => _basis = value; }

    /// <summary>Counts saves; a save names the revision it started from, so that two tabs cannot overwrite each other.</summary>
    public int Revision { get; private set; }

    /// <summary>Name of who saved last; empty before the first save.</summary>
    public string SavedBy { get => _savedBy; init => _savedBy = value; }

    /// <summary>UTC of the last save.</summary>
    public DateTimeOffset SavedAt { get => _savedAt; init => _savedAt = value; }

    /// <summary>Whether it stands as the product began it: nobody has written in it.</summary>
    public bool IsUntouched => SavedBy == BySystem;

    /// <summary>Another person drafts it: a first draft that nobody has touched names them as contact; what somebody wrote stays as it is.</summary>
    /// <param name="from">Name of who drafted it.</param>
    /// <param name="to">Name of who drafts it now.</param>
    /// <param name="phone">Their number; empty where none is known.</param>
    /// <param name="at">When.</param>
    public void HandOver(string from, string to, string phone, DateTimeOffset at)
    {
        if (IsUntouched && Content.ContactName == from)
            Save(Content with { ContactName = to, ContactPhone = phone }, BySystem, at);
    }

    /// <summary>It rests on other sources, or on another list of asks.</summary>
    public void RestOn(DraftBasis basis) => _basis = basis;

    /// <summary>The letter has other attachments of its own.</summary>
    public void Enclose(DraftAnnexes annexes) => _content = _content with { Annexes = annexes };

    /// <summary>Keeps what was written, as one more save.</summary>
    public void Save(DraftContent content, string by, DateTimeOffset at)
    {
        (_content, _savedBy, _savedAt) = (content, by, at);
        Revision++;
    }
}
