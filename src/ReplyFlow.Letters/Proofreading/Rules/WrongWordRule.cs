namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 7: the editable list of wrong words.</summary>
internal sealed class WrongWordRule : IProofRule
{
    private const int Rule = 7;

    public bool Blocks => false;

    public void Check(ProofInput input, FindingSink sink)
    {
        var words = input.Context.Words;
        foreach (var (start, word) in words.FindWrong(input.Body.Text))
            sink.Body(Rule, Severity.Warning, start, word.Wrong.Length, Message(word), word.Right);
        foreach (var (field, text) in input.Fields.Where(f => f.Field is "title" || f.Field.StartsWith("attachments", StringComparison.Ordinal)))
            foreach (var (start, word) in words.FindWrong(text))
                sink.Field(Rule, Severity.Warning, field, text, start, word.Wrong.Length, Message(word), word.Right);
    }

    private static string Message(Words.WrongWord word) =>
        $"“{word.Wrong}”应为“{word.Right}”" + (word.Note is { } note ? $"（{note}）" : "");
}
