using ReplyFlow.Domain.Text;

namespace ReplyFlow.Domain.Deputies;

/// <summary>One deputy's own way to one letter.</summary>
public sealed class PersonalLink : DeputyLink
{
    /// <summary>Key of the letter.</summary>
    public Guid LetterId { get; init; }

    /// <inheritdoc />
    public override Guid PaperId => LetterId;

    /// <summary>How it is brought to the deputy.</summary>
    public LinkWay Way { get; init; }

    /// <summary>SHA-256 of the form that was painted with this link, lower-case hex; empty where none went with it.</summary>
    public string FormSha256 { get; init; } = "";

    /// <inheritdoc />
    public override string Sha256() => Fingerprint.Of(base.Sha256(), Way, FormSha256);
}
