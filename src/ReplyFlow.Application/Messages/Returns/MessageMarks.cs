using System.Text.RegularExpressions;
using MimeKit;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Messages.Returns;

/// <summary>
/// Finds which messages a mail may be about. A message's identifier stands in its Message-ID and in its return address alike: 32 hexadecimal
/// digits before an @. Of a version 7 UUID 74 bits are random, so nobody guesses one who did not have the message.
/// </summary>
internal static partial class MessageMarks
{
    private const int Most = 20;
    private const int MostText = 200_000;

    private static readonly string[] Envelope = ["Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "X-Delivered-To", "To"];

    /// <summary>The identifiers, the surest first.</summary>
    public static IReadOnlyList<Guid> Of(MimeMessage mail, IReadOnlyList<MimeEntity> parts)
    {
        var enclosed = parts.OfType<MessagePart>().Select(p => p.Message).OfType<MimeMessage>().ToList();
        var places = mail.Headers.Where(h => Envelope.Contains(h.Field, StringComparer.OrdinalIgnoreCase)).Select(h => h.Value)
            .Append(mail.Headers["In-Reply-To"])
            .Concat(parts.OfType<MessageDispositionNotification>().Select(p => p.Fields["Original-Message-ID"]))
            .Concat(enclosed.Select(m => m.Headers["Message-ID"]));
        var found = places.SelectMany(Ids)
            .Concat(Ids(mail.Headers["References"]).Reverse())
            .Concat(parts.OfType<TextPart>().SelectMany(p => Ids(Quoted(), MailText.Of(p))));
        return [.. found.Distinct().Take(Most)];
    }

    private static IEnumerable<Guid> Ids(string? words) =>
        words is null ? [] : Ids(Id(), words);

    private static IEnumerable<Guid> Ids(Regex mark, string words) =>
        mark.Matches(words.Beginning(MostText)).Select(m => Guid.ParseExact(m.Groups[1].Value, "N"));

    [GeneratedRegex("(?<![0-9A-Za-z])([0-9a-f]{32})@", RegexOptions.IgnoreCase)]
    private static partial Regex Id();

    [GeneratedRegex(@"Message-ID:\s{0,20}<?([0-9a-f]{32})@", RegexOptions.IgnoreCase)]
    private static partial Regex Quoted();
}
