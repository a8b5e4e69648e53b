namespace ReplyFlow.Domain.Alerts;

/// <summary>What one person wants to be told outside the product, where, and when not.</summary>
public sealed class AlertChoice
{
    /// <summary>Key of the person.</summary>
    public Guid PersonId { get; init; }

    /// <summary>Whether they are told through the installation's webhook.</summary>
    public bool ByWebhook { get; private set; }

    /// <summary>Whether they are told in their browsers.</summary>
    public bool ByPush { get; private set; }

    /// <summary>Who they are on the webhook's other side; empty for their login.</summary>
    public string ExternalId { get; private set; } = "";

    /// <summary>新待办.</summary>
    public bool NewItem { get; private set; } = true;

    /// <summary>已逾期.</summary>
    public bool Overdue { get; private set; } = true;

    /// <summary>被退回.</summary>
    public bool Returned { get; private set; } = true;

    /// <summary>安静时段.</summary>
    public QuietHours Quiet { get; private set; } = QuietHours.None;

    /// <summary>UTC, since when they are told anything at all; null while they are not. What was before that is not told.</summary>
    public DateTimeOffset? Since { get; private set; }

    /// <summary>Whether they want to be told of something of this kind.</summary>
    public bool Wants(AlertKind kind) => Since is not null && kind switch
    {
        AlertKind.NewItem => NewItem,
        AlertKind.Overdue => Overdue,
        _ => Returned,
    };

    /// <summary>Where they are told.</summary>
    public void TellBy(bool webhook, string externalId, bool push, DateTimeOffset at)
    {
        (ByWebhook, ByPush, ExternalId) = (webhook, push, externalId);
        Since = webhook || push ? Since ?? at : null;
    }

    /// <summary>What they are told, and when not.</summary>
    public void TellOf(bool newItem, bool overdue, bool returned, QuietHours quiet) =>
        (NewItem, Overdue, Returned, Quiet) = (newItem, overdue, returned, quiet);
}
