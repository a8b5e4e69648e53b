using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 6, 、 and ， mixed in one list of quantities.</summary>
internal sealed class ListSeparatorRule : IProofRule
{
    private const int Rule = 6;

    public bool Blocks => false;

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (var paragraph in input.Body.Paragraphs)
            foreach (var list in QuantityListScanner.Scan(paragraph.Text))
                CheckList(paragraph, list, sink);
    }

    private static void CheckList(Paragraph paragraph, QuantityList list, FindingSink sink)
    {
        if (!list.Separators.Any(s => paragraph.Text[s] == '、'))
            return;
        foreach (var comma in list.Separators.Where(s => paragraph.Text[s] == '，'))
            sink.Body(Rule, Severity.Warning, paragraph.Start + comma, 1, $"同一列举中混用“、”和“，”：{Shown(list)}", "、");
    }

    private static string Shown(QuantityList list) => list.Content.Length <= 40 ? list.Content : list.Content[..40] + "…";
}
