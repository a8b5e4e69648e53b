using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 1: 文号 has its form, its year is the date's, and no other letter has it.</summary>
internal sealed partial class DocumentNumberRule : IProofRule
{
    private const int Rule = 1;
    private const string Name = "documentNumber";

    public bool Blocks => true;

    public void Check(ProofInput input, FindingSink sink)
    {
        if (input.Letter.DocumentNumber is not { Length: > 0 } number)
            return;
        if (!Form().IsMatch(number))
        {
            sink.Field(Rule, Severity.Error, Name, number, "发文字号的写法应如“市工信函〔2023〕66号”：六角括号、四位年份，不写“第”，序号不补零", Repair(number));
            return;
        }

        var bracket = number.IndexOf('〔');
        if (input.Letter.Date is { } date && number.Substring(bracket + 1, 4) != $"{date.Year}")
            sink.Field(Rule, Severity.Error, Name, number, bracket + 1, 4, $"发文字号的年份与成文日期（{date.Year}年）不一致", $"{date.Year}");
        if (input.Context.KnownNumbers?.Contains(number) == true)
            sink.Field(Rule, Severity.Error, Name, number, $"发文字号 {number} 已被另一件公文使用");
    }

    private static string? Repair(string number)
    {
        var match = Loose().Match(Prose.Chars.HalfWidth(Prose.Chars.WithoutSpaces(number)));
        if (!match.Success)
            return null;
        var repaired = $"{match.Groups[1].Value}〔{match.Groups[2].Value}〕{match.Groups[3].Value}号";
        return Form().IsMatch(repaired) ? repaired : null;
    }

    [GeneratedRegex(@"\A[一-龥]{2,12}〔20[0-9]{2}〕[1-9][0-9]{0,3}号\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"\A([一-龥]{2,12})[〔\[(【]([0-9]{4})[〕\])】]第?0*([1-9][0-9]{0,3})号?\z")]
    private static partial Regex Loose();
}
