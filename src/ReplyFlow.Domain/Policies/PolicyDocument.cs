namespace ReplyFlow.Domain.Policies;

/// <summary>政策文件: a document that letters may cite. What is known of it stands in its versions; those are confirmed and never change.</summary>
public sealed class PolicyDocument
{
    /// <summary>Longest <see cref="RepealedBy"/>, in characters.</summary>
    public const int MaxRepealedBy = 200;

    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The bureau whose own document it is; null for the base that all have in common (共用).</summary>
    public Guid? BureauId { get; init; }

    /// <summary>Number of the version that counts.</summary>
    public int CurrentNo { get; private set; } = 1;

    /// <summary>废止: the first day on which it is no longer in force; null where it was not repealed.</summary>
    public DateOnly? RepealedOn { get; private set; }

    /// <summary>What repealed it, in words: a document's title with 文号; empty where it was not repealed or nobody said by what.</summary>
    public string RepealedBy { get; private set; } = "";

    /// <summary>The document of this library that repealed it; null where none did.</summary>
    public Guid? RepealedById { get; private set; }

    /// <summary>Lets a new version count.</summary>
    /// <returns>Its number.</returns>
    public int Renew() => ++CurrentNo;

    /// <summary>Says since when it is no longer in force, and by what; what was said before is replaced.</summary>
    public void Repeal(DateOnly on, string by, Guid? byId) => (RepealedOn, RepealedBy, RepealedById) = (on, by, byId);

    /// <summary>Says that it was not repealed after all.</summary>
    /// <exception cref="InvalidOperationException">Nobody said it was.</exception>
    public void Reinstate()
    {
        if (RepealedOn is null)
            throw new InvalidOperationException("The document is not repealed.");
        (RepealedOn, RepealedBy, RepealedById) = (null, "", null);
    }
}
