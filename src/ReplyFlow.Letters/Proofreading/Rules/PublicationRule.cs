using System.Text.RegularExpressions;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>
/// Check 15: personal data in a letter that is or may be published: mobile and identity numbers, bank cards, home addresses,
/// people whose identity is secret: errors at publication, warnings before. A letter that is not to be published is left alone.
/// </summary>
internal sealed partial class PublicationRule : IProofRule
{
    private const int Nearby = 100;

    public RuleSheet Sheet { get; } = new(15, "公开的复函不写手机号、身份证号、银行卡号、家庭住址和要求保密的身份", Severity.Error, Grounds.PersonalData,
        ["请联系13800138000。", "家住示例小区5栋302室。"], ["disclosure=依申请公开|请联系13800138000。", "补助13800138000元。", "对示例小区5栋2单元进行加固改造。", "电话0795-6620118。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        var disclosure = input.Letter.Disclosure?.Trim();
        if (DisclosureRule.IsClosed(disclosure))
            return;
        var severity = input.Context.ForPublication ? Severity.Error : Severity.Warning;
        Scan(input.Body.Text, (start, length, message) => sink.Body(severity, start, length, message, sure: Sureness.Certain));
        foreach (var (field, text) in input.Fields)
            Scan(text, (start, length, message) => sink.Field(severity, field, text, start, length, message));
        if (input.Context.ForPublication || !string.IsNullOrEmpty(disclosure))
            FindSecrets(input, sink);
    }

    private static void Scan(string text, Action<int, int, string> report)
    {
        foreach (Match match in LongNumber().Matches(text))
            if (PersonalNumber.Name(match.Value) is { } name && !IsAmount(text, match.Index + match.Length))
                report(match.Index, match.Length, $"公开前应删去{name}");
        foreach (Match match in Home().Matches(text))
            if (!IsWorkedOn(text, match.Index, match.Index + match.Length))
                report(match.Index, match.Length, "公开前应删去家庭住址");
    }

    private static bool IsAmount(string text, int end) => end < text.Length
        && text[end] is '元' or '万' or '亿' or '吨' or '亩' or '人' or '户' or '个' or '平' or '立' or '千' or '度';

    /// <summary>A building in a sentence about work on it, where nobody is said to live, is no home.</summary>
    private static bool IsWorkedOn(string text, int start, int end)
    {
        var before = text.AsSpan(Math.Max(0, start - Nearby), start - Math.Max(0, start - Nearby));
        var after = text.AsSpan(end, Math.Min(Nearby, text.Length - end));
        var stop = after.IndexOfAny('。', '\n', '；');
        var sentence = string.Concat(before[(before.LastIndexOfAny('。', '\n', '；') + 1)..], text.AsSpan(start, end - start), stop < 0 ? after : after[..stop]);
        return Works().IsMatch(sentence) && !Lives().IsMatch(sentence);
    }

    private static void FindSecrets(ProofInput input, FindingSink sink)
    {
        var isWhole = input.Context.ForPublication || input.Letter.Disclosure?.Trim() != "部分公开";
        foreach (var name in input.Context.SecretNames.Where(n => n.Trim().Length > 1).Select(n => n.Trim()))
        {
            for (var i = IndexOf(name, 0); i >= 0; i = IndexOf(name, i + name.Length))
                sink.Body(Severity.Error, i, name.Length, $"“{name}”要求身份保密，不得公开");
            // 部分公开: the public copy leaves out whom the letter is addressed to; the letter itself cannot.
            foreach (var (field, text) in input.Fields.Where(f => isWhole || !f.Field.StartsWith("addressees", StringComparison.Ordinal)))
                if (Chars.WithoutSpaces(text).Contains(Chars.WithoutSpaces(name), StringComparison.Ordinal))
                    sink.Field(Severity.Error, field, text, $"“{name}”要求身份保密，不得公开：公开属性应为不予公开，或部分公开（公开稿删去主送）");
        }

        int IndexOf(string name, int from) => input.Body.Text.IndexOf(name, from, StringComparison.Ordinal);
    }

    [GeneratedRegex("改造|加固|维修|修缮|施工|拆除|加装|更换|漏水|整治|建设|粉刷|管网|电梯|外墙|屋面|管道|排查|检测|鉴定|验收|供热|供水|消防")]
    private static partial Regex Works();

    [GeneratedRegex("家住|住址|住在|居住|户主|户籍|本人|家庭")]
    private static partial Regex Lives();

    [GeneratedRegex(@"(?<![0-9A-Za-z.])[0-9](?:[0-9 \-]{9,22})[0-9Xx](?![0-9A-Za-z])")]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"[一-龥]{2,12}(?:小区|家属院|花园|公寓|新村|[路街巷道][0-9]{1,4}号)[一-龥]{0,6}[0-9A-Za-z]{1,4}(?:号楼|栋|幢|座|号)[^，。；\n]{0,8}?[0-9]{2,5}(?:室|户|号)|" +
        @"[0-9A-Za-z]{0,4}(?:号楼|栋|幢|座)?[0-9]{1,2}单元[0-9]{2,5}(?:室|户|号)?")]
    private static partial Regex Home();
}
