using ReplyFlow.Domain.Alerts;

namespace ReplyFlow.Application.Alerts.Channels;

/// <summary>A way by which people are told outside the product, beside e-mail.</summary>
public abstract class AlertChannel
{
    /// <summary>Whether it carries this alert.</summary>
    public abstract bool Carries(Alert alert);

    /// <summary>Sends it once. Throws nothing but what is a fault of the program; a failure on the other side is an outcome.</summary>
    public abstract Task<AlertResult> SendAsync(AlertNews news, CancellationToken ct);
}

/// <summary>What a person is told at once: no name, and no word of a suggestion.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="BrowserId">The browser; empty for the webhook.</param>
/// <param name="Recipient">Who they are on the other side.</param>
/// <param name="Lines">What happened, the earliest first; more than one only after quiet hours.</param>
public sealed record AlertNews(Guid PersonId, Guid BrowserId, string Recipient, IReadOnlyList<AlertLine> Lines);

/// <summary>One thing that happened.</summary>
/// <param name="Id">The same however often it is sent.</param>
/// <param name="Kind">What.</param>
/// <param name="Step">The step's key, ASCII.</param>
/// <param name="WorkItemId">The item.</param>
/// <param name="CaseId">Its case.</param>
/// <param name="Due">By when it is due, Beijing; null for no date.</param>
public sealed record AlertLine(Guid Id, AlertKind Kind, string Step, Guid WorkItemId, Guid CaseId, DateOnly? Due);

/// <summary>What came of an attempt.</summary>
/// <param name="Outcome">Whether it is done.</param>
/// <param name="Words">In Chinese, without address or secret.</param>
public sealed record AlertResult(AlertOutcome Outcome, string Words = "")
{
    /// <summary>The other side took it.</summary>
    public static AlertResult Accepted { get; } = new(AlertOutcome.Accepted);
}

/// <summary>Whether an attempt is worth another.</summary>
public enum AlertOutcome
{
    /// <summary>It is done.</summary>
    Accepted,
    /// <summary>It may succeed later.</summary>
    Temporary,
    /// <summary>It will never succeed as it is.</summary>
    Permanent,
}
