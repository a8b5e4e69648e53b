using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 3: the title names session, number and kind; the opening quotes the suggestion's exact title and number.</summary>
internal sealed class TitleRule : IProofRule
{
    private const int Rule = 3;
    private static readonly string[] Kinds = ["复函", "答复", "回复", "回函", "办理情况的函"];

    public bool Blocks => true;

    public void Check(ProofInput input, FindingSink sink)
    {
        if (input.Letter.Suggestion is not { } suggestion)
            return;
        CheckTitle(input.Letter.Title, suggestion, sink);
        if (input.Body.Opening is { } opening)
            CheckOpening(opening, suggestion, sink);
    }

    private static void CheckTitle(string title, LetterSuggestion suggestion, FindingSink sink)
    {
        if (!SessionName.IsNamedIn(title, suggestion.Session))
            sink.Field(Rule, Severity.Error, "title", title, $"标题没有写明建议所属会议“{suggestion.Session}”");
        var numbers = SuggestionNumber.In(title).ToList();
        var wanted = SuggestionNumber.Plain(suggestion.Number);
        if (!numbers.Exists(n => SuggestionNumber.Plain(n.Value) == wanted))
        {
            if (numbers is [var other])
                sink.Field(Rule, Severity.Error, "title", title, other.Start, other.Length, $"标题中的建议编号与登记的第{suggestion.Number}号不一致", suggestion.Number);
            else
                sink.Field(Rule, Severity.Error, "title", title, $"标题没有写明建议编号第{suggestion.Number}号");
        }

        if (!Kinds.Any(k => Chars.WithoutSpaces(title).Contains(k, StringComparison.Ordinal)))
            sink.Field(Rule, Severity.Error, "title", title, "标题没有写明文种（复函、答复等）");
    }

    private static void CheckOpening(Paragraph opening, LetterSuggestion suggestion, FindingSink sink)
    {
        var wanted = Chars.WithoutSpaces(suggestion.Title);
        var quoted = CitedTitles.In(opening.Text).ToList();
        if (!quoted.Exists(q => Chars.WithoutSpaces(q.Title) == wanted) && !Chars.WithoutSpaces(opening.Text).Contains($"《{wanted}》", StringComparison.Ordinal))
        {
            if (quoted.Count > 0)
                sink.Body(Rule, Severity.Error, opening.Start + quoted[0].Start, quoted[0].Length, "开头引用的建议标题与登记的不一致", $"《{suggestion.Title}》");
            else
                sink.Body(Rule, Severity.Error, opening.Start, opening.Text.Length, $"开头没有用书名号引用建议标题《{suggestion.Title}》");
        }

        var numbers = SuggestionNumber.In(opening.Text).ToList();
        if (numbers.Exists(n => SuggestionNumber.Plain(n.Value) == SuggestionNumber.Plain(suggestion.Number)))
            return;
        if (numbers is [var other])
            sink.Body(Rule, Severity.Error, opening.Start + other.Start, other.Length, $"开头的建议编号与登记的第{suggestion.Number}号不一致", suggestion.Number);
        else
            sink.Body(Rule, Severity.Error, opening.Start, opening.Text.Length, $"开头没有写明建议编号第{suggestion.Number}号");
    }
}
