namespace ReplyFlow.Domain.Suggestions;

/// <summary>A session of the people's congress; suggestion numbers restart with each.</summary>
public sealed class CongressSession
{
    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>Name as letters cite it, for example 市第十七届人大三次会议; unique.</summary>
    public required string Name { get; set; }

    /// <summary>Beijing date of its first day.</summary>
    public DateOnly OpensOn { get; set; }

    /// <summary>Campaign date by which the city wants every reply, if it set one; the earlier of this and the statutory date counts.</summary>
    public DateOnly? CampaignOn { get; set; }
}
