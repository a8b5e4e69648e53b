using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading;

/// <summary>A text that checks of writing read alike: a paragraph of the body, or a field such as the title.</summary>
/// <param name="Text">The text.</param>
/// <param name="Field">The field; null for the body.</param>
/// <param name="Start">Where it starts in the body.</param>
internal readonly record struct ProofText(string Text, string? Field, int Start)
{
    private static readonly string[] Written = ["title", "attachments", "copyTo", "addressees"];

    /// <summary>The body's paragraphs and the fields that are sentences or names: title, attachments, addressees, copies.</summary>
    public static IEnumerable<ProofText> Of(ProofInput input) => input.Body.Paragraphs.Select(p => new ProofText(p.Text, null, p.Start))
        .Concat(input.Fields.Where(f => Written.Any(w => f.Field.StartsWith(w, StringComparison.Ordinal))).Select(f => new ProofText(f.Text, f.Field, 0)));

    /// <summary>Marks a piece as a warning.</summary>
    public void Warn(FindingSink sink, int start, int length, string message, string? fix = null)
    {
        if (Field is null)
            sink.Body(Severity.Warning, Start + start, length, message, fix);
        else
            sink.Field(Severity.Warning, Field, Text, start, length, message, fix);
    }

    /// <summary>Whether a place lies inside a cited title, whose writing is not ours.</summary>
    public bool IsCited(int at) => CitedTitles.In(Text).Any(t => at > t.Start && at < t.Start + t.Length - 1);
}
