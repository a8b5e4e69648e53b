using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Recognition;

/// <summary>Takes the foot off a letter's lines, from the end upwards: 印发, 抄送, 附注, date, 署名, 附件说明.</summary>
internal sealed class FootReader(List<string> lines, List<string> moved, List<string> besides)
{
    private const int MostLines = 40;
    private const int MostNameLines = 3;

    private readonly List<string> _footMoves = [];

    public string? Category { get; private set; }

    public string? Disclosure { get; private set; }

    public List<string> Signatories { get; private set; } = [];

    public string? Signature { get; private set; }

    public DateOnly? Date { get; private set; }

    public LetterContact? Contact { get; private set; }

    public List<string> CopyTo { get; private set; } = [];

    public List<string> Attachments { get; private set; } = [];

    public string? IssuedBy { get; private set; }

    public DateOnly? IssuedOn { get; private set; }

    /// <summary>Reads and removes the foot.</summary>
    public void Read()
    {
        AttachmentPages();
        var dated = lines.FindLastIndex(l => WrittenDate.AtEnd(l) is { } d && (d.Start == 0 || LetterLines.IsBody(Name(l[..d.Start]))));
        if (dated >= 0 && dated >= lines.Count - MostLines && dated + 1 < lines.Count && !IsFoot(dated + 1))
            dated = -1;
        var from = dated >= 0 && dated >= lines.Count - MostLines ? dated + 1 : FirstFootLine();
        ReadBehind(from);
        if (dated >= 0 && dated == lines.Count - 1)
            ReadDate();
        if (Date is not null)
            ReadSignature();
        if (Signature is not null || CopyTo.Count > 0 || Contact is not null)
            ReadAttachments();
        _footMoves.Reverse();
        moved.AddRange(_footMoves);
    }

    // What stands on pages of its own behind the letter is an attachment's text.
    private void AttachmentPages()
    {
        var at = lines.FindIndex(l => LetterLines.AttachmentPage().IsMatch(l));
        if (at <= 0 || !lines.Take(at).Any(l => WrittenDate.Whole(l) is not null))
            return;
        besides.Add($"“{lines[at]}”起的 {lines.Count - at} 行是附件，未导入正文");
        moved.Add(besides[^1]);
        lines.RemoveRange(at, lines.Count - at);
    }

    private int FirstFootLine()
    {
        var at = lines.Count;
        while (at > 0 && at > lines.Count - MostLines && IsFootLine(lines[at - 1]))
            at--;
        return at;
    }

    // Everything behind the date belongs to the foot, or it is no foot.
    private bool IsFoot(int from)
    {
        var inCopies = false;
        for (var i = from; i < lines.Count; i++)
        {
            if (!IsFootLine(lines[i]) && !inCopies)
                return false;
            inCopies |= LetterLines.CopyTo().IsMatch(lines[i]);
        }
        return true;
    }

    private static bool IsFootLine(string line) => LetterLines.IsFoot(line) || LetterLines.Category().IsMatch(line) || LetterLines.Disclosure().IsMatch(line)
        || LetterLines.Signatories().Match(line) is { Success: true, Index: 0 } || IsNote(line) || line.StartsWith("（共印", StringComparison.Ordinal);

    private static bool IsNote(string line) => line[0] is '（' or '(' && line[^1] is '）' or ')' && line.Length <= 60;

    private void ReadBehind(int from)
    {
        var copies = new List<string>();
        for (var i = from; i < lines.Count; i++)
        {
            var line = lines[i];
            if (LetterLines.Issued().Match(line) is { Success: true } issued && WrittenDate.Whole(issued.Groups["on"].Value) is { } on)
            {
                IssuedBy = issued.Groups["by"].Value.Trim() is { Length: > 0 } by ? by : null;
                IssuedOn = on;
                _footMoves.Insert(0, $"印发{LetterRecogniser.Shown(line)}移入印发机关、印发日期");
            }
            else if (LetterLines.CopyTo().Match(line) is { Success: true } copy)
                copies.Add(copy.Groups[1].Value);
            else if (LetterLines.Contact().Match(line) is { Success: true } contact)
            {
                Contact = new LetterContact(contact.Groups["name"].Value.Trim(), contact.Groups["phone"].Value.Trim());
                _footMoves.Insert(0, $"附注{LetterRecogniser.Shown(line)}移入联系人");
            }
            else if (LetterLines.Category().Match(line) is { Success: true } category)
            {
                Category = Chars.HalfWidth(category.Groups["value"].Value).TrimEnd('类');
                _footMoves.Insert(0, $"类别“{Category}”移入类别");
            }
            else if (LetterLines.Disclosure().Match(line) is { Success: true } disclosure)
            {
                Disclosure = disclosure.Groups["value"].Value.Trim();
                _footMoves.Insert(0, $"公开属性“{Disclosure}”移入公开属性");
            }
            else if (LetterLines.Signatories().Match(line) is { Success: true, Index: 0 } signers)
            {
                Signatories = LetterRecogniser.Names(signers.Groups["names"].Value);
                _footMoves.Insert(0, $"签发人“{string.Join('、', Signatories)}”移入签发人");
            }
            else if (copies.Count > 0 && !IsNote(line))
                copies.Add(line);
            else
            {
                besides.Add($"{LetterRecogniser.Shown(line)}略去");
                _footMoves.Insert(0, besides[^1]);
            }
        }
        lines.RemoveRange(from, lines.Count - from);
        if (copies.Count == 0)
            return;
        CopyTo = LetterRecogniser.Receivers(string.Concat(copies));
        _footMoves.Insert(0, $"抄送“{string.Join('、', CopyTo)}”移入抄送");
    }

    private void ReadDate()
    {
        var line = lines[^1];
        var (date, start) = WrittenDate.AtEnd(line)!.Value;
        Date = date;
        _footMoves.Add($"成文日期“{line[start..]}”移入成文日期");
        if (start > 0)
            lines[^1] = line[..start].Trim();
        else
            lines.RemoveAt(lines.Count - 1);
    }

    private void ReadSignature()
    {
        var name = "";
        for (var count = 0; count < MostNameLines && lines.Count > 0; count++)
        {
            var line = Name(lines[^1]);
            // A name on several lines: the upper ones need not end like a body's.
            if (line.Length == 0 || line.AsSpan().IndexOfAny("，。；：、！？") >= 0 || HeadingMark.Read(line) is not null
                || line is "此致" or "敬礼" || (count == 0 ? !LetterLines.IsBody(line) : !IsUpperPart(line, name)))
                break;
            name = line + name;
            lines.RemoveAt(lines.Count - 1);
        }
        if (name.Length == 0)
            return;
        Signature = Chars.WithoutSpaces(name);
        _footMoves.Add($"署名{LetterRecogniser.Shown(Signature)}移入署名");
    }

    // Only a name too long for one line has an upper part.
    private static bool IsUpperPart(string line, string lower) =>
        line.Length + lower.Length > 26 && line.Length <= 28 && !LetterLines.IsOpening(line) && line.All(Chars.IsHan);

    private static string Name(string line) => line
        .Replace("（盖章）", "", StringComparison.Ordinal)
        .Replace("(盖章)", "", StringComparison.Ordinal)
        .Replace("（印章）", "", StringComparison.Ordinal).Trim();

    private void ReadAttachments()
    {
        var at = lines.FindLastIndex(l => LetterLines.Attachment().IsMatch(l));
        if (at < 0 || at == 0 || lines.Skip(at).Any(l => l[^1] is '。'))
            return;
        var titles = new List<string>();
        for (var i = at; i < lines.Count; i++)
        {
            var text = i == at ? LetterLines.Attachment().Match(lines[i]).Groups["title"].Value.Trim() : lines[i];
            var number = LetterLines.Numbered().Match(text);
            if (number.Success || titles.Count == 0)
                titles.Add(number.Success ? text[number.Length..].Trim() : text.Trim());
            else
                titles[^1] += text.Trim();
        }
        Attachments = [.. titles.Where(t => t.Length > 0)];
        lines.RemoveRange(at, lines.Count - at);
        _footMoves.Add($"附件说明“{string.Join('、', Attachments)}”移入附件");
    }
}
