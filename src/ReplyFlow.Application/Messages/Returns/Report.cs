using System.Text.RegularExpressions;
using MimeKit;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Messages.Returns;

/// <summary>The report of a mail server about what became of a message (RFC 3464).</summary>
internal static partial class Report
{
    private const int MaxRecipients = 20;
    private const int MaxWords = 1_000;

    /// <summary>What the report among the parts says; null where there is none that says anything.</summary>
    public static ReportWords? Of(IEnumerable<MimeEntity> parts)
    {
        // Each message goes to one recipient; where a list stood behind the address, one that failed is worth more than those that did not.
        var said = parts.OfType<MessageDeliveryStatus>().SelectMany(p => p.StatusGroups).Take(MaxRecipients).Select(Of).OfType<ReportWords>().ToList();
        return said.Find(s => s.Kind == EvidenceKind.Failed) ?? said.Find(s => s.Kind == EvidenceKind.Delayed) ?? said.FirstOrDefault();
    }

    /// <summary>The address in a field like <c>rfc822; office@example.org</c>.</summary>
    public static string AddressIn(string? field) => field is null ? "" : field[(field.IndexOf(';') + 1)..].Trim().Trim('<', '>');

    /// <summary>A status in words; empty for none.</summary>
    public static string StatusIn(string words) => Status().Match(words).Value;

    private static ReportWords? Of(HeaderList group)
    {
        var status = StatusIn(group["Status"] ?? "");
        EvidenceKind? kind = group["Action"]?.Split(' ', '(', ';')[0].Trim().ToLowerInvariant() switch
        {
            "failed" => EvidenceKind.Failed,
            "delayed" => EvidenceKind.Delayed,
            "delivered" or "relayed" or "expanded" => EvidenceKind.Automatic,
            _ when status.StartsWith('5') => EvidenceKind.Failed,
            _ when status.StartsWith('4') => EvidenceKind.Delayed,
            _ => null,
        };
        return kind is null ? null : new ReportWords(
            kind.Value, AddressIn(group["Final-Recipient"] ?? group["Original-Recipient"]), status,
            OutsideText.Clean(group["Diagnostic-Code"] ?? "", oneLine: true, MaxWords));
    }

    [GeneratedRegex(@"\b[245]\.\d{1,3}\.\d{1,3}\b")]
    private static partial Regex Status();
}
