using System.Text.Json;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Audit;

namespace ReplyFlow.Application.Core;

/// <summary>
/// A fact with which somebody's own words are kept. The event's summary is the product's sentence without them, so that leaving
/// them out for a reader takes nothing away from the sentence.
/// </summary>
public abstract record FactWithWords : AuditFact
{
    /// <summary>Whether the summary leaves the words out; false in rows of earlier programs, whose summaries end with them.</summary>
    public bool WordsApart { get; init; }

    /// <summary>The words; empty for none.</summary>
    internal abstract string Said { get; }

    /// <summary>What is told of an earlier row to readers who may not have the words: its summary ends with them and cannot be shown.</summary>
    internal abstract string Plain { get; }

    /// <summary>What joins the product's sentence and the words.</summary>
    internal virtual string Joint => "：";

    /// <summary>Who reads the words besides the bureau that handles the case.</summary>
    internal virtual WordsAudience Audience => WordsAudience.WhoeverSeesTheCase;

    /// <summary>What happened, the words with it where the reader may have them.</summary>
    internal string Tell(string summary, bool withWords) => WordsApart
        ? withWords && Said.Length > 0 ? summary + Joint + Said : summary
        : withWords ? summary : Plain;

    /// <summary>What happened, for readers who may have the words.</summary>
    internal static string Tell(AuditEvent e) => Read(e) is FactWithWords fact ? fact.Tell(e.Summary, withWords: true) : e.Summary;

    /// <inheritdoc />
    internal override string ToJson() => JsonSerializer.Serialize(this with { WordsApart = true }, GetType(), StoredJson.Options);
}
