using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 11: places left to be filled: XX, ××, TODO, {{, 待补充, 〔 〕 and the like, in any field.</summary>
internal sealed partial class PlaceholderRule : IProofRule
{
    private const int Rule = 11;

    public bool Blocks => true;

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (Match match in Form().Matches(input.Body.Text))
            sink.Body(Rule, Severity.Error, match.Index, match.Length, Message(match));
        foreach (var (field, text) in input.Fields)
            foreach (Match match in Form().Matches(text))
                sink.Field(Rule, Severity.Error, field, text, match.Index, match.Length, Message(match));
    }

    private static string Message(Match match) => $"“{match.Value}”是没有填写的占位内容";

    [GeneratedRegex(
        @"(?<![A-Za-z])(?:X{2,}|x{2,}|TODO|TBD|todo)(?![A-Za-z])|[×✕Ｘ]{2,}|\{\{[^{}\n]{0,60}(?:\}\})?|<<[^<>\n]{0,60}>>|" +
        @"[＊*]{2,}|_{2,}|＿{2,}|□{2,}|〔[ \u3000]*〕|(?<![有尚亟还仍])待(?:补充|填写|补齐)|[【\[]待[^】\]\n]{0,20}[】\]]")]
    private static partial Regex Form();
}
