using System.Globalization;
using System.Text.RegularExpressions;
using ReplyFlow.Domain.Policies;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Letters.Proofreading.Policies;

/// <summary>
/// Reads title, 文号, date and issuer out of a document's plain text as it is published: letterhead or not, notice with the
/// issued document behind it, or a page of news.
/// </summary>
public static partial class PolicyReader
{
    private const int HeadLines = 40;
    private const int LongestTitleLine = 60;
    private const int LongestTitle = PolicyFacts.MaxTitle;
    private const int LongestIssuer = PolicyFacts.MaxIssuer;

    /// <summary>Reads a document.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="name">What its file is called, its title where the text shows none.</param>
    public static RecognisedPolicy Read(string text, string name)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim(' ', '\t', '\u3000', '\uFEFF'))
            .Select(l => Signed().Match(l) is { Success: true } signed ? l[..signed.Index].TrimEnd() : l).ToList();
        var head = lines.Where(l => l.Length > 0).Take(HeadLines).ToList();
        var numberLine = head.FindIndex(l => Number().IsMatch(Prose.Chars.WithoutSpaces(l)));
        var number = numberLine >= 0 ? Tidy(head[numberLine]) : null;
        var printed = Issued(head);
        var below = numberLine < 0 ? 0 : lines.IndexOf(head[numberLine]) + 1;
        var title = Title(lines.Skip(below)) ?? Title(lines.Take(Math.Max(0, below - 1))) ?? printed.FirstOrDefault() ?? First(head) ?? name;
        title = title.Beginning(LongestTitle);
        var others = printed.Where(p => Prose.Chars.WithoutSpaces(p) != Prose.Chars.WithoutSpaces(title)).Select(p => p.Beginning(LongestTitle)).ToList();
        var (date, dateLine) = Date(head, lines);
        var issuer = Issuer(head, dateLine, title);
        var (from, to, repeals) = PolicyTerms.Read(text, date, [title, .. others]);
        var isOrder = number?.Contains('令') == true || head.Exists(l => Order().IsMatch(l));
        var isPage = head.Take(10).Any(l => Origin().IsMatch(l) || l.StartsWith("本报讯", StringComparison.Ordinal));
        return new RecognisedPolicy(
            new PolicyFacts
            {
                Title = title,
                OtherTitles = string.Join('\n', others),
                DocumentNumber = number ?? "",
                Issuer = issuer is { Length: <= LongestIssuer } ? issuer : "",
                Kind = PolicyKindReader.Read([title, .. others], number, isOrder, isPage),
                IssuedOn = date,
                ValidFrom = from,
                ValidTo = to,
            },
            repeals);
    }

    /// <summary>The first line, where nothing reads like a title: it says more than a file's name.</summary>
    private static string? First(List<string> head) => head.Find(l => l.Length is > 3 and <= LongestTitleLine && l[^1] is not ('：' or ':' or '。' or '；')
        && !Letterhead().IsMatch(l) && !Pair().IsMatch(l) && !WholeDate().IsMatch(l) && !Number().IsMatch(Prose.Chars.WithoutSpaces(l)));

    /// <summary>The titles in 《》 that the text says it issues or passes on.</summary>
    private static List<string> Issued(List<string> head)
    {
        var titles = new List<string>();
        var joined = string.Concat(head);
        foreach (var (start, length, title) in Prose.CitedTitles.In(joined))
        {
            var end = start + length;
            var before = joined[Math.Max(0, start - 4)..start];
            var after = joined[end..Math.Min(joined.Length, end + 40)];
            var stop = after.AsSpan().IndexOfAny('。', '《');
            var clause = stop < 0 ? after : after[..stop];
            var passedOn = Announces().IsMatch(clause) && !clause.StartsWith('(') && !clause.StartsWith('（');
            if (before.EndsWith('将') || passedOn)
                titles.Add(title);
        }

        return titles.Distinct().Take(3).ToList();
    }

    /// <summary>The block of lines behind 文号 (or at the top) that is no letterhead, no salutation and no sentence.</summary>
    private static string? Title(IEnumerable<string> lines)
    {
        var block = new List<string>();
        foreach (var line in lines)
        {
            if (line.Length == 0 || (block.Count == 0 && Letterhead().IsMatch(line)))
            {
                if (block.Count > 0)
                    break;
                continue;
            }

            if (line.Length > LongestTitleLine || line[^1] is '：' or ':' or '。' or '；' || Pair().IsMatch(line)
                || WholeDate().IsMatch(line) || Passed().IsMatch(line) || Inside().IsMatch(line) || Prose.HeadingMark.Read(line) is not null)
                break;
            // The body that issues it, in a line of its own below a title that is complete.
            if (block.Count > 0 && Body().IsMatch(line) && Complete().IsMatch(block[^1]))
                break;
            block.Add(line);
            if (block.Count == 4)
                break;
        }

        // A body's name alone signs the document.
        return block.Count == 0 || (block.Count == 1 && Body().IsMatch(block[0])) ? null : Prose.Chars.WithoutSpaces(string.Concat(block));
    }

    /// <summary>In the head, else of a promulgation, else at the very end.</summary>
    private static (DateOnly? Date, int Line) Date(List<string> head, List<string> lines)
    {
        for (var i = 0; i < head.Count; i++)
            if (WholeDate().Match(head[i]) is { Success: true } match && AsDate(match) is { } date)
                return (date, i);
        for (var i = 0; i < head.Count; i++)
            if (Pair().IsMatch(head[i])
                && AnyDate().Match(head[i] + (i + 1 < head.Count ? head[i + 1] : "")) is { Success: true } match && AsDate(match) is { } date)
                return (date, -1);
        if (head.Select(l => Passed().Match(l)).Where(m => m.Success).Select(AsDate).FirstOrDefault(d => d is not null) is { } passed)
            return (passed, -1);
        var last = lines.Where(l => l.Length > 0).Reverse().Take(6).Select(l => WholeDate().Match(l)).FirstOrDefault(m => m.Success);
        return (last is null ? null : AsDate(last), -1);
    }

    private static string? Issuer(List<string> head, int dateLine, string title)
    {
        if (dateLine > 0 && Body().IsMatch(head[dateLine - 1]))
            return head[dateLine - 1];
        if (head.Select(l => Letterhead().Match(l)).FirstOrDefault(m => m.Success && m.Groups[1].Success) is { } mark)
            return mark.Groups[1].Value;
        if (Subject().Match(title) is { Success: true } subject)
            return subject.Groups[1].Value;
        if (head.Select(l => By().Match(l)).FirstOrDefault(m => m.Success) is { } passed)
            return passed.Groups[1].Value;
        return head.Select(l => Origin().Match(l)).FirstOrDefault(m => m.Success)?.Groups[1].Value;
    }

    private static string Tidy(string line) => LooseBrackets().Replace(Prose.Chars.WithoutSpaces(line), "〔$1〕");

    private static DateOnly? AsDate(Match match)
    {
        var text = $"{match.Groups[1].Value}-{match.Groups[2].Value.PadLeft(2, '0')}-{match.Groups[3].Value.PadLeft(2, '0')}";
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
    }

    [GeneratedRegex(@"\A(?:[一-龥]{2,12}[〔\[（(【][12][09][0-9]{2}[〕\]）)】][0-9]{1,4}号|[一-龥]{0,16}令第?[0-9]{1,4}号)\z")]
    private static partial Regex Number();

    /// <summary>签发人, beside 文号 in its line: nobody looks for it.</summary>
    [GeneratedRegex(@"(?<=[〕\]）)】][0-9]{1,4}号[\s\u3000]*)签[\s\u3000]*发[\s\u3000]*人[：:]")]
    private static partial Regex Signed();

    [GeneratedRegex(@"[〔\[（(【]([12][09][0-9]{2})[〕\]）)】]")]
    private static partial Regex LooseBrackets();

    [GeneratedRegex(@"印发|发布|公布|转发|颁布")]
    private static partial Regex Announces();

    [GeneratedRegex(@"\A(?:类别[：:].*|签发人[：:].*|([一-龥]{4,30})文件|[一-龥]{4,30}(?:局|厅|委员会|人民政府|办公厅|办公室))\z")]
    private static partial Regex Letterhead();

    [GeneratedRegex(@"\A(?:[0-9年月日\-/.: ]{8,20}[\s\u3000])?(?:日期|来源|发布时间|发布日期|成文日期|索引号|作者|浏览次数)[：:]")]
    private static partial Regex Pair();

    [GeneratedRegex(@"(?:\A|[\s\u3000])来源[：:]\s*([^\s：:]{2,30})")]
    private static partial Regex Origin();

    [GeneratedRegex(@"\A(20[0-9]{2}|19[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日\z")]
    private static partial Regex WholeDate();

    [GeneratedRegex(@"(20[0-9]{2}|19[0-9]{2})[年\-/.]([0-9]{1,2})[月\-/.]([0-9]{1,2})")]
    private static partial Regex AnyDate();

    [GeneratedRegex(@"\A[一-龥]{2,30}(?:人民政府|办公厅|办公室|委员会|局|厅|部|院|委|会)\z")]
    private static partial Regex Body();

    /// <summary>How titles end.</summary>
    [GeneratedRegex(@"(?:办法|规定|条例|规则|细则|方案|规划|计划|纲要|要点|意见|措施|通知|决定|公告|通告|复函|批复|函|标准|指南|目录|清单|章程)(?:[（(].{1,20}[）)])?\z")]
    private static partial Regex Complete();

    [GeneratedRegex(@"\A([一-龥]{2,20}?(?:人民政府(?:办公厅|办公室)?|委员会|局|厅))关于")]
    private static partial Regex Subject();

    /// <summary>（2020年9月30日…第十四次会议通过）, under the title of a regulation.</summary>
    [GeneratedRegex(@"\A[（(].{0,20}?(20[0-9]{2}|19[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日.{0,80}(?:通过|公布|发布|批准)")]
    private static partial Regex Passed();

    /// <summary>Who passed it, in the same line.</summary>
    [GeneratedRegex(@"\A[（(].{0,20}?日([一-龥]{2,40}?(?:人民代表大会常务委员会|人民代表大会|国务院|人民政府))")]
    private static partial Regex By();

    /// <summary>Where the text begins that the title stands above.</summary>
    [GeneratedRegex(@"\A(?:目[\s\u3000]*录|第[一1][章条编节部]|总[\s\u3000]*则)")]
    private static partial Regex Inside();

    [GeneratedRegex(@"(?:令|公告)\z|令第?[0-9]{1,4}号")]
    private static partial Regex Order();
}
