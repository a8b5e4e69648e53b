namespace ReplyFlow.Domain.Deputies;

/// <summary>One deputy's own way to one notice: it is read there, and nothing is answered.</summary>
public sealed class NoticeLink : DeputyLink
{
    /// <summary>Key of the notice.</summary>
    public Guid NoticeId { get; init; }

    /// <inheritdoc />
    public override Guid PaperId => NoticeId;
}
