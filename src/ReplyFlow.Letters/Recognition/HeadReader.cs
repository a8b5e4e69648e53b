using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Recognition;

/// <summary>Takes the head off a letter's lines: everything before the text's opening that a head may hold.</summary>
internal sealed class HeadReader(List<string> lines, List<string> moved, List<string> besides)
{
    private const int MostLines = 30;
    private const int LongestTitle = 200;
    private const int MostTitleLines = 5;

    public string? Category { get; private set; }

    public string? Disclosure { get; private set; }

    public string? Issuer { get; private set; }

    public List<string> Signatories { get; private set; } = [];

    public string? DocumentNumber { get; private set; }

    public string? Title { get; private set; }

    public List<string> Addressees { get; private set; } = [];

    /// <summary>Reads and removes the head.</summary>
    /// <param name="signature">署名, where the foot has one.</param>
    public void Read(string? signature)
    {
        if (lines.Count == 0)
            return;
        var opening = lines.FindIndex(0, Math.Min(MostLines, lines.Count), LetterLines.IsOpening);
        var addressee = lines.FindLastIndex(Math.Max(0, (opening < 0 ? Math.Min(MostLines, lines.Count) : opening) - 1), IsAddressee);
        if (opening < 0 && addressee < 0)
            return;
        var end = addressee >= 0 && (opening < 0 || addressee < opening) ? addressee + 1 : opening;
        var head = lines[..end];
        if (addressee >= 0 && addressee < end)
            ReadAddressees(head);
        head = [.. head.SelectMany(Pieces)];
        var rest = head.Where(l => !Label(l)).ToList();
        var titled = MarkAndTitle(rest, signature);
        lines.RemoveRange(0, end);
        lines.InsertRange(0, rest.Take(titled));
    }

    // 主送 may run over several lines: those that end with a name's middle or a separator belong to it.
    private void ReadAddressees(List<string> head)
    {
        var last = LetterLines.Addressee(head[^1]) ?? head[^1].TrimEnd('：', ':');
        head.RemoveAt(head.Count - 1);
        while (head.Count > 0 && IsAddresseePart(head[^1], last))
        {
            last = head[^1] + last;
            head.RemoveAt(head.Count - 1);
        }
        var parts = last.Split('、', '，', ',', '；').Select(p => p.Trim()).Where(p => p.Length > 0).ToList();
        Addressees = parts.TrueForAll(p => LetterLines.Addressee(p + "：") is not null) ? parts : [last];
        moved.Add($"主送{LetterRecogniser.Shown(last)}移入主送");
    }

    // The end of 代表, where a narrow line has divided it.
    private static bool IsAddressee(string line) => LetterLines.Addressee(line) is not null || line is "表：" or "表:";

    private static bool IsAddresseePart(string line, string after) =>
        line[^1] is '、' or '，' || after.StartsWith("表", StringComparison.Ordinal)
        || ((line.Contains("代表、", StringComparison.Ordinal) || line.Contains("委员、", StringComparison.Ordinal) || line.Contains("代表，", StringComparison.Ordinal))
            && LetterLines.DocumentNumber().Match(line) is { Success: false });

    // 文号 and 签发人, or 类别 and 公开属性, often share a line.
    private static IEnumerable<string> Pieces(string line)
    {
        if (LetterLines.DocumentNumber().Match(line) is { Success: true } number && number.Length < line.Length)
            return [line[..number.Length], line[number.Length..].Trim()];
        var pieces = line.Split('\u3000', '\t').Select(p => p.Trim()).Where(p => p.Length > 0).ToList();
        return pieces.Count > 1 && pieces.TrueForAll(IsLabel) ? pieces : [line];
    }

    private static bool IsLabel(string piece) => LetterLines.Category().IsMatch(piece) || LetterLines.Disclosure().IsMatch(piece);

    private bool Label(string line)
    {
        if (LetterLines.Category().Match(line) is { Success: true } category)
        {
            Category = Chars.HalfWidth(category.Groups["value"].Value).TrimEnd('类');
            moved.Add($"类别“{Category}”移入类别");
        }
        else if (LetterLines.Disclosure().Match(line) is { Success: true } disclosure)
        {
            Disclosure = disclosure.Groups["value"].Value.Trim();
            moved.Add($"公开属性“{Disclosure}”移入公开属性");
        }
        else if (LetterLines.DocumentNumber().Match(line) is { Success: true } number && number.Length == line.Length)
        {
            DocumentNumber = $"{number.Groups["head"].Value}〔{number.Groups["year"].Value}〕{number.Groups["no"].Value.TrimStart('0')}号";
            moved.Add($"发文字号“{DocumentNumber}”移入发文字号");
        }
        else if (LetterLines.Signatories().Match(line) is { Success: true, Index: 0 } signers)
        {
            Signatories = LetterRecogniser.Names(signers.Groups["names"].Value);
            moved.Add($"签发人“{string.Join('、', Signatories)}”移入签发人");
        }
        else if (LetterLines.Mark().IsMatch(line))
        {
            besides.Add($"“{line}”略去（份号、密级、紧急程度另填）");
            moved.Add(besides[^1]);
        }
        else
        {
            return false;
        }
        return true;
    }

    /// <summary>Reads mark and title from the lines that are no labels; returns how many lines at the top are neither.</summary>
    private int MarkAndTitle(List<string> rest, string? signature)
    {
        var from = 0;
        if (rest.Count > 0 && IsMark(rest[0], rest.Count, signature))
        {
            var plain = Chars.WithoutSpaces(rest[0]);
            Issuer = plain.EndsWith("文件", StringComparison.Ordinal) ? plain[..^2] : plain;
            moved.Add($"发文机关标志{LetterRecogniser.Shown(rest[0])}移入发文机关");
            from = 1;
        }
        var title = rest[from..];
        if (title.Count == 0)
        {
            rest.Clear();
            return 0;
        }
        var text = string.Concat(title.Select((l, i) => i > 0 && IsLatinJoint(title[i - 1], l) ? " " + l : l));
        // Sentences are no title: they stay in the body.
        if (title.Count > MostTitleLines || text.Length > LongestTitle
            || title.Exists(l => l[^1] is '。' or '；' or '，') || title.Exists(l => HeadingMark.Read(l) is not null))
        {
            rest.RemoveRange(0, from);
            return rest.Count;
        }
        Title = text;
        moved.Add($"标题{LetterRecogniser.Shown(text)}移入标题");
        rest.Clear();
        return 0;
    }

    private static bool IsLatinJoint(string before, string after) => Chars.IsLatin(before[^1]) && Chars.IsLatin(after[0]);

    private static bool IsMark(string line, int count, string? signature)
    {
        var plain = Chars.WithoutSpaces(line);
        if (plain.EndsWith("文件", StringComparison.Ordinal) && LetterLines.IsBody(plain[..^2]))
            return true;
        return LetterRecogniser.Same(signature, line) || (count > 1 && LetterLines.IsBody(line));
    }
}
