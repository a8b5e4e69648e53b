using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 6, brackets, quotation and title marks that have no partner in their paragraph.</summary>
internal sealed class PairingRule : IProofRule
{
    private const string Openers = "（《〈“‘〔【「『";
    private const string Closers = "）》〉”’〕】」』";

    private static readonly string[] Names = ["括号", "书名号", "单书名号", "双引号", "单引号", "六角括号", "方头括号", "直角引号", "双直角引号"];

    public RuleSheet Sheet { get; } = new(6, "括号、引号、书名号成对", Severity.Warning, Grounds.Marks("4.8、4.9、4.15"),
        ["《示例办法规定。", "示例办法》规定。"], ["《示例〈丁〉办法》规定（甲“乙”丙）。", "1）第一项。"])
    { Sure = Sureness.Certain };

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (var paragraph in input.Body.Paragraphs)
            CheckParagraph(paragraph, sink);
    }

    private static void CheckParagraph(Paragraph paragraph, FindingSink sink)
    {
        var text = paragraph.Text;
        var open = new Stack<(int Kind, int At)>();
        Span<int> waiting = stackalloc int[Openers.Length];
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i] switch { '(' => '（', ')' => '）', var other => other };
            if (Openers.IndexOf(c) is var opener and >= 0)
            {
                open.Push((opener, i));
                waiting[opener]++;
            }
            else if (Closers.IndexOf(c) is var closer and >= 0)
            {
                if (waiting[closer] == 0)
                {
                    if (!IsApostrophe(text, i) && !IsListMark(text, i))
                        Report(paragraph, i, sink);
                    continue;
                }

                while (true)
                {
                    var (kind, at) = open.Pop();
                    waiting[kind]--;
                    if (kind == closer)
                        break;
                    Report(paragraph, at, sink);
                }
            }
        }

        foreach (var (_, at) in open)
            Report(paragraph, at, sink);
    }

    private static bool IsApostrophe(string text, int i) => text[i] == '’' && i > 0 && Chars.IsLatin(text[i - 1]);

    /// <summary>1） at a paragraph's start.</summary>
    private static bool IsListMark(string text, int i) =>
        text[i] is ')' or '）' && i is > 0 and < 4 && text.AsSpan(0, i).Trim().IndexOfAnyExcept("0123456789一二三四五六七八九十") < 0;

    private static void Report(Paragraph paragraph, int at, FindingSink sink) =>
        sink.Body(Severity.Warning, paragraph.Start + at, 1, $"{Name(paragraph.Text[at])}没有配对的另一半");

    /// <summary>In words: a mark between quotation marks is not read.</summary>
    private static string Name(char mark) => mark switch
    {
        '(' => $"左{Names[0]}",
        ')' => $"右{Names[0]}",
        _ => Openers.IndexOf(mark) is var opener and >= 0 ? $"左{Names[opener]}" : $"右{Names[Closers.IndexOf(mark)]}",
    };
}
