namespace ReplyFlow.Domain.Passages;

/// <summary>常用语: a passage kept for drafting, put into a letter as it stands. It is a help to write, no document: it may be changed and deleted.</summary>
public sealed class StandardPassage
{
    /// <summary>Longest <see cref="Name"/>, in characters.</summary>
    public const int MaxName = 40;

    /// <summary>Longest <see cref="Category"/>, in characters.</summary>
    public const int MaxCategory = 20;

    /// <summary>Longest <see cref="Text"/>, in characters.</summary>
    public const int MaxText = 2_000;

    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The bureau whose passage it is; null for those that all have in common (共用).</summary>
    public Guid? BureauId { get; private set; }

    /// <summary>The division whose passage it is; null for the whole bureau's.</summary>
    public Guid? DivisionId { get; private set; }

    /// <summary>What it is found by.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it is for: 感谢语, 办理情况, 结束语 … The bureau's own word; passages of one are listed together.</summary>
    public string Category { get; private set; } = "";

    /// <summary>The words, a paragraph a line.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The last day on which it is to be used; null for no end.</summary>
    public DateOnly? ExpiresOn { get; private set; }

    /// <summary>Who answers for its being right.</summary>
    public Guid OwnerId { get; private set; }

    /// <summary>Counts changes; a form says by it which state it was filled in on.</summary>
    public int Revision { get; private set; }

    /// <summary>When it was last changed. UTC.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Whether it is no longer to be used on a day.</summary>
    public bool IsExpiredOn(DateOnly day) => ExpiresOn < day;

    /// <summary>Takes what a form holds.</summary>
    public void Change(
        (Guid? Bureau, Guid? Division) keeper, string name, string category, string text, DateOnly? expiresOn, Guid ownerId, DateTimeOffset at)
    {
        (BureauId, DivisionId) = keeper;
        (Name, Category, Text, ExpiresOn) = (name, category, text, expiresOn);
        (OwnerId, ChangedAt) = (ownerId, at);
        Revision++;
    }
}
