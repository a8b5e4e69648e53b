using System.Text.RegularExpressions;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>
/// Check 15: personal data in a letter that is or may be published: mobile and identity numbers, bank cards, home addresses,
/// people whose identity is secret; and, when it is about to be published, that its disclosure is decided.
/// A letter marked 不予公开 is left alone.
/// </summary>
internal sealed partial class PublicationRule : IProofRule
{
    private const int Rule = 15;

    public bool Blocks => true;

    public void Check(ProofInput input, FindingSink sink)
    {
        var disclosure = input.Letter.Disclosure?.Trim();
        if (input.Context.ForPublication && string.IsNullOrEmpty(disclosure))
            sink.Field(Rule, Severity.Error, "disclosure", "", "公开前应先确定公开属性（主动公开、部分公开、不予公开）");
        if (!input.Context.ForPublication && disclosure is "不予公开" or "不公开")
            return;
        Scan(input.Body.Text, (start, length, message) => sink.Body(Rule, Severity.Error, start, length, message));
        foreach (var (field, text) in input.Fields)
            Scan(text, (start, length, message) => sink.Field(Rule, Severity.Error, field, text, start, length, message));
        if (input.Context.ForPublication || !string.IsNullOrEmpty(disclosure))
            FindSecrets(input, sink);
    }

    private static void Scan(string text, Action<int, int, string> report)
    {
        foreach (Match match in LongNumber().Matches(text))
            if (PersonalNumber.Name(match.Value) is { } name)
                report(match.Index, match.Length, $"公开前应删去{name}");
        foreach (Match match in Home().Matches(text))
            report(match.Index, match.Length, "公开前应删去家庭住址");
    }

    private static void FindSecrets(ProofInput input, FindingSink sink)
    {
        var isWhole = input.Context.ForPublication || input.Letter.Disclosure?.Trim() != "部分公开";
        foreach (var name in input.Context.SecretNames.Where(n => n.Trim().Length > 1).Select(n => n.Trim()))
        {
            for (var i = IndexOf(name, 0); i >= 0; i = IndexOf(name, i + name.Length))
                sink.Body(Rule, Severity.Error, i, name.Length, $"“{name}”要求身份保密，不得公开");
            // 部分公开: the public copy leaves out whom the letter is addressed to; the letter itself cannot.
            foreach (var (field, text) in input.Fields.Where(f => isWhole || !f.Field.StartsWith("addressees", StringComparison.Ordinal)))
                if (Chars.WithoutSpaces(text).Contains(Chars.WithoutSpaces(name), StringComparison.Ordinal))
                    sink.Field(Rule, Severity.Error, field, text, $"“{name}”要求身份保密，不得公开：公开属性应为不予公开，或部分公开（公开稿删去主送）");
        }

        int IndexOf(string name, int from) => input.Body.Text.IndexOf(name, from, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<![0-9A-Za-z.])[0-9](?:[0-9 \-]{9,22})[0-9Xx](?![0-9A-Za-z])")]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"[一-龥]{2,12}(?:小区|家属院|花园|公寓|新村|[路街巷道][0-9]{1,4}号)[一-龥]{0,6}[0-9A-Za-z]{1,4}(?:号楼|栋|幢|座|号)[^，。；\n]{0,8}?[0-9]{2,5}(?:室|户|号)|" +
        @"[0-9A-Za-z]{0,4}(?:号楼|栋|幢|座)?[0-9]{1,2}单元[0-9]{2,5}(?:室|户|号)?")]
    private static partial Regex Home();
}
