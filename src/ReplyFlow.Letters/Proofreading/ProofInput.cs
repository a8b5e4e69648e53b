using System.Buffers;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading;

/// <summary>What a check looks at.</summary>
internal sealed class ProofInput(Letter letter, ProofreadingContext context)
{
    private const int LongestNaming = 600;

    private static readonly SearchValues<string> Received = SearchValues.Create(["收悉", "收到"], StringComparison.Ordinal);
    private List<(string Field, string Text)>? _fields;

    public Letter Letter { get; } = letter;

    public ProofreadingContext Context { get; } = context;

    public BodyText Body { get; } = new(letter.Body);

    /// <summary>The printed fields other than the body, by their names in the letter file.</summary>
    public IReadOnlyList<(string Field, string Text)> Fields => _fields ??= ReadFields();

    /// <summary>Everybody to be answered: by the record, else by the letter's own suggestion.</summary>
    public IReadOnlyList<string>? Deputies =>
        Context.Deputies ?? (Letter.Suggestion is { } s ? [s.LeadDeputy, .. s.CoSigners] : null);

    /// <summary>Whether the record is a proposal of the political consultative conference (提案), whose authors are 委员.</summary>
    public bool IsProposal => Letter.Suggestion?.Session is { } s && (s.Contains("政协", StringComparison.Ordinal) || s.Contains("政治协商",
        StringComparison.Ordinal));

    /// <summary>Whether the letter is a co-handler's opinion to the lead bureau, not a reply.</summary>
    public bool IsOpinion => Letter.Title.Contains("会办", StringComparison.Ordinal) || Letter.Title.Contains("协办", StringComparison.Ordinal);

    /// <summary>The opening's words up to 收悉, which name the suggestion; null in an empty body.</summary>
    public Paragraph? Naming
    {
        get
        {
            if (Body.Opening is not { } opening)
                return null;
            var at = opening.Text.AsSpan().IndexOfAny(Received);
            return opening with { Text = opening.Text[..Math.Min(at < 0 ? opening.Text.Length : at, LongestNaming)] };
        }
    }

    private List<(string Field, string Text)> ReadFields()
    {
        var all = new List<(string Field, string? Text)>
        {
            ("category", Letter.Category),
            ("disclosure", Letter.Disclosure),
            ("issuer", Letter.Issuer),
            ("documentNumber", Letter.DocumentNumber),
            ("title", Letter.Title),
            ("signature", Letter.Signature),
            ("contact.name", Letter.Contact?.Name),
            ("contact.phone", Letter.Contact?.Phone),
            ("issuedBy", Letter.IssuedBy),
        };
        all.AddRange(Letter.Signatories.Select((t, i) => ($"signatories[{i}]", (string?)t)));
        all.AddRange(Letter.Addressees.Select((t, i) => ($"addressees[{i}]", (string?)t)));
        all.AddRange(Letter.Attachments.Select((a, i) => ($"attachments[{i}]", (string?)a.Title)));
        for (var i = 0; i < Letter.Attachments.Count; i++)
            all.AddRange(Contents(Letter.Attachments[i], $"attachments[{i}]"));
        all.AddRange(Letter.Notes.Select((n, i) => ($"notes[{i}].value", (string?)n.Value)));
        all.AddRange(Letter.CopyTo.Select((t, i) => ($"copyTo[{i}]", (string?)t)));
        return all.Where(f => !string.IsNullOrEmpty(f.Text)).Select(f => (f.Field, f.Text!)).ToList();
    }

    private static IEnumerable<(string Field, string? Text)> Contents(LetterAttachment attachment, string field)
    {
        yield return ($"{field}.body", attachment.Body);
        for (var row = 0; row < attachment.Table?.Count; row++)
            for (var column = 0; column < attachment.Table[row].Count; column++)
                yield return ($"{field}.table[{row}][{column}]", attachment.Table[row][column]);
    }
}
