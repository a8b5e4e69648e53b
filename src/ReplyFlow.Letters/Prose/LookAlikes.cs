using System.Text;

namespace ReplyFlow.Letters.Prose;

/// <summary>Characters that look like others and are not found, sorted or printed like them; they come from PDFs, phones and web pages.</summary>
internal static class LookAlikes
{
    private const int FirstRadical = 0x2F00;

    // The 214 radicals in their order, as the characters a simplified text means by them.
    private const string Radicals =
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳" +
        "心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳" +
        "聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼" +
        "魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

    // CJK radicals supplement, each with the character it stands for.
    private const string Supplement = "⺎兀⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟";

    private const string LatinLike = "АAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXаaеeоoрpсcуyхxіiΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX";

    private const string Signs = "❗！❕！❓？❔？➕＋➖－✖×➗÷➡→⬅←⬆↑⬇↓";

    /// <summary>A place where another character is meant.</summary>
    /// <param name="Length">UTF-16 units.</param>
    /// <param name="Plain">What is meant; empty for a picture that says nothing.</param>
    /// <param name="Kind">What stands there, in Chinese.</param>
    internal readonly record struct Found(int Length, string Plain, string Kind);

    /// <summary>The text with radicals and compatibility ideographs as the characters they stand for, as texts of PDFs need it.</summary>
    public static string PlainIdeographs(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var found = At(text, i) is { Kind: "部首字形" or "兼容字" } it ? it : (Found?)null;
            plain.Append(found?.Plain ?? text[i].ToString());
            i += found?.Length ?? 1;
        }
        return plain.ToString();
    }

    /// <summary>What stands at a place, or null for an ordinary character.</summary>
    public static Found? At(string text, int i)
    {
        var c = text[i];
        if (c is < '\u00A9' or (>= '\u4E00' and <= '\u9FFF') or (>= '\u3001' and <= '\u3020'))
            return KeyCap(text, i);
        if (c is >= (char)FirstRadical and < (char)(FirstRadical + 214))
            return new Found(1, Radicals[c - FirstRadical].ToString(), "部首字形");
        if (Pair(Supplement, c) is { } whole)
            return new Found(1, whole, "部首字形");
        if (IsWide(c))
            return WideRun(text, i);
        if (c is >= '\uF900' and <= '\uFAFF' || (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])))
            return Beyond(text, i);
        if (Pair(LatinLike, c) is { } latin && IsAmongLatin(text, i))
            return new Found(1, latin, "外文字母");
        if (c is '○' or '◯' && IsAmongNumerals(text, i))
            return new Found(1, "〇", "圆圈符号");
        if (Pair(Signs, c) is { } sign && (Selected(text, i) || IsPicture(c)))
            return Emoji(text, i, 1, sign);
        return IsPicture(c) || (Selected(text, i) && c is >= '\u2600' and <= '\u27BF') ? Emoji(text, i, 1, "") : null;
    }

    private static string? Pair(string pairs, char c)
    {
        for (var k = 0; k < pairs.Length; k += 2)
            if (pairs[k] == c)
                return pairs[k + 1].ToString();
        return null;
    }

    private static Found? Beyond(string text, int i)
    {
        if (!Rune.TryGetRuneAt(text, i, out var rune))
            return null;
        if (rune.Value is (>= 0xF900 and <= 0xFAFF) or (>= 0x2F800 and <= 0x2FA1F))
        {
            var plain = rune.ToString().Normalize(NormalizationForm.FormC);
            return plain == rune.ToString() ? null : new Found(rune.Utf16SequenceLength, plain, "兼容字");
        }
        return rune.Value is >= 0x1F000 and <= 0x1FBFF ? Emoji(text, i, 2, "") : null;
    }

    /// <summary>A picture with what belongs to it: skin, variation, joined pictures, a flag's second half.</summary>
    private static Found Emoji(string text, int i, int length, string plain)
    {
        var end = i + length;
        while (end < text.Length)
        {
            if (text[end] is '\uFE0E' or '\uFE0F' or '\u20E3')
                end++;
            else if (text[end] == '\u200D' && end + 1 < text.Length && !char.IsControl(text[end + 1]))
                end += Rune.TryGetRuneAt(text, end + 1, out var joined) ? 1 + joined.Utf16SequenceLength : 1;
            else if (Rune.TryGetRuneAt(text, end, out var next) && (next.Value is (>= 0x1F3FB and <= 0x1F3FF) or (>= 0x1F1E6 and <= 0x1F1FF)))
                end += next.Utf16SequenceLength;
            else
                break;
        }
        return new Found(end - i, plain, "表情符号");
    }

    // 1️⃣ is a digit with two characters behind it.
    private static Found? KeyCap(string text, int i)
    {
        if (!char.IsAsciiDigit(text[i]) && text[i] is not ('#' or '*'))
            return null;
        var end = i + 1;
        while (end < text.Length && text[end] is '\uFE0F' or '\u20E3')
            end++;
        return end == i + 1 ? null : new Found(end - i, text[i].ToString(), "表情符号");
    }

    private static bool IsPicture(char c) => c is '\u231A' or '\u231B' or (>= '\u23E9' and <= '\u23F3') or '\u260E' or '\u2615'
        or (>= '\u2648' and <= '\u2653') or '\u26A0' or '\u26A1' or '\u26BD' or '\u26D4' or '\u2705' or (>= '\u2708' and <= '\u270D')
        or '\u2728' or '\u274C' or '\u274E' or (>= '\u2753' and <= '\u2757') or (>= '\u2795' and <= '\u2797') or '\u2764' or '\u27A1' or '\u2B50' or '\u2B55';

    private static bool Selected(string text, int i) => i + 1 < text.Length && text[i + 1] == '\uFE0F';

    private static bool IsWide(char c) => c is (>= '０' and <= '９') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ');

    private static Found WideRun(string text, int i)
    {
        var end = i + 1;
        while (end < text.Length && (IsWide(text[end]) || (text[end] is '．' or '／' or '－' or '：' && end + 1 < text.Length && IsWide(text[end + 1]))))
            end++;
        return new Found(end - i, Chars.HalfWidth(text[i..end]), "全角数字或字母");
    }

    private static bool IsAmongLatin(string text, int i) =>
        (i > 0 && char.IsAsciiLetterOrDigit(text[i - 1])) || (i + 1 < text.Length && char.IsAsciiLetterOrDigit(text[i + 1]));

    private static bool IsAmongNumerals(string text, int i) =>
        i > 0 && i + 1 < text.Length && IsNumeral(text[i - 1]) && (IsNumeral(text[i + 1]) || text[i + 1] is '年' or '号');

    private static bool IsNumeral(char c) => "〇○◯一二三四五六七八九".Contains(c);
}
